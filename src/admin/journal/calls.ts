import type { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from '@sinclair/typebox'
import { JsonList, JsonMembers } from '../../core/collections/json-pieces.js'
import type { ReadonlyJournal } from '../../core/journal/journal.js'
import { CallEnd, type SdkCall, sdkCalls } from '../../core/journal/sdk-calls.js'
import { parseSdk, Sdk } from '../../core/journal/sdk-headers.js'
import { OperationName } from '../../core/model/operation.js'
import { takeForResponse } from '../../core/sandbox/waiting-response.js'
import type { Steps } from '../../core/time/steps.js'
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

/** About how many characters a request adds to the response. What is held of it takes as much memory as they do. */
const LENGTH_OF_REQUEST = 256

/** `GET /__admin/calls`: the journal grouped by SDK call. */
export const calls: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/calls',
    {
      schema: {
        operationId: 'listCalls',
        summary: 'Lists SDK calls, each with its attempts and how it ended.',
        tags: ['journal'],
        response: {
          200: Type.Unsafe<Readable>(
            Type.Object({ calls: Type.Array(CallView), meta: ListMeta }, { additionalProperties: false })
          )
        }
      }
    },
    async ({ sandbox }, reply) => {
      const { total, dropped } = sandbox.journal
      // A call may be complete only at the end of the journal: all are held until the client has read them.
      const giveBack = takeForResponse(sandbox, (total - dropped) * LENGTH_OF_REQUEST)
      try {
        const { calls, meta } = await sandbox.readJournal(callsIn)
        return reply.sendInPieces(new JsonMembers({ calls: new JsonList(calls, viewCall), meta }), giveBack)
      } catch (error) {
        giveBack()
        throw error
      }
    }
  )
}

/** The calls of a journal, and how many requests it had. */
interface Calls {
  readonly calls: readonly SdkCall[]
  readonly meta: { readonly total: number; readonly dropped: number }
}

function* callsIn(journal: ReadonlyJournal): Steps<Calls> {
  const view = journal.view()
  return { calls: yield* sdkCalls(view), meta: { total: view.total, dropped: view.dropped } }
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
