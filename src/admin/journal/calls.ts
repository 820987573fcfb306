import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from '@sinclair/typebox'
import { CallEnd, type SdkCall, sdkCalls } from '../../core/journal/sdk-calls.js'
import { parseSdk, Sdk } from '../../core/journal/sdk-headers.js'
import { OperationName } from '../../core/model/operation.js'
import { Absent, Count, ListMeta, Milliseconds, Nullable } from '../plane/schemas.js'
import { roundMs } from './request-view.js'

/** A call of an SDK as the control plane shows it. */
export const CallView = Type.Object(
  {
    invocationId: Type.Optional(Type.String()),
    sdk: Absent(Sdk),
    operation: Absent(OperationName),
    jobId: Absent(Type.String()),
    attempts: Count,
    maxAttempts: Absent(Count),
    statuses: Type.Array(Nullable(Type.Integer()), { description: 'null where the client was given no answer' }),
    gapsMs: Type.Array(Milliseconds, { description: 'from the end of each answer to the next attempt' }),
    totalGapMs: Milliseconds,
    retryAfterRespected: Nullable(Type.Boolean(), { description: 'null where no answer asked for it' }),
    end: CallEnd,
    requests: Type.Array(Count, { description: 'the ordinals of its requests' })
  },
  { additionalProperties: false }
)
export type CallView = Static<typeof CallView>

/** `GET /__admin/calls`: the journal by calls of the SDKs. */
export const calls: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/calls',
    {
      schema: {
        operationId: 'listCalls',
        summary: 'Lists the calls of the SDKs, each with its attempts and how it ended.',
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
