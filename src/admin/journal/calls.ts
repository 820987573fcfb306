import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from '@sinclair/typebox'
import { CallEnd, type SdkCall, sdkCalls } from '../../core/journal/sdk-calls.js'
import { parseSdk, Sdk } from '../../core/journal/sdk-headers.js'
import { OperationName } from '../../core/model/operation.js'
import { Absent, Count, ListMeta, Milliseconds, Nullable } from '../plane/schemas.js'
import { roundMs } from './request-view.js'

/** An SDK call as the control plane shows it. */
export const CallView = Type.Object(
  {
    invocationId: Type.Optional(Type.String()),
    sdk: Absent(Sdk),
    operation: Absent(OperationName),
    jobId: Absent(Type.String()),
    attempts: Count,
    maxAttempts: Absent(Count),
    statuses: Type.Array(Nullable(Type.Integer()), {
      description: 'The status of each attempt. Null if the client received no response.'
    }),
    gapsMs: Type.Array(Milliseconds, { description: 'The time from the end of each response to the next attempt.' }),
    totalGapMs: Milliseconds,
    retryAfterRespected: Nullable(Type.Boolean(), {
      description:
        'Whether every retry waited at least as long as Retry-After asked. Null if no response had the header.'
    }),
    end: CallEnd,
    requests: Type.Array(Count, { description: 'The ordinals of the requests that belong to the call.' })
  },
  { additionalProperties: false }
)
export type CallView = Static<typeof CallView>

/** `GET /__admin/calls`: the journal grouped by SDK call. */
export const calls: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/calls',
    {
      schema: {
        operationId: 'listCalls',
        summary: 'Lists SDK calls, each with its attempts and how it ended.',
        tags: ['journal'],
        response: { 200: Type.Object({ calls: Type.Array(CallView), meta: ListMeta }, { additionalProperties: false }) }
      }
    },
    ({ sandbox: { journal } }) => ({
      calls: sdkCalls(journal.list()).map(viewCall),
      meta: { total: journal.total, dropped: journal.dropped }
    })
  )
}

function viewCall({ entries, maxAttempts, gapsMs, isRetryAfterRespected, end }: SdkCall): CallView {
  const [first] = entries
  return {
    ...(first.invocationId !== undefined && { invocationId: first.invocationId }),
    sdk: parseSdk(first.userAgent),
    operation: first.operation,
    jobId: first.jobId,
    attempts: entries.length,
    maxAttempts,
    statuses: entries.map(({ status }) => status ?? null),
    gapsMs: gapsMs.map(roundMs),
    totalGapMs: roundMs(gapsMs.reduce((sum, gap) => sum + gap, 0)),
    retryAfterRespected: isRetryAfterRespected ?? null,
    end,
    requests: entries.map(({ ordinal }) => ordinal)
  }
}
