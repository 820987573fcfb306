import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from '@sinclair/typebox'
import { Instant, parseInstant } from '../core/instant.js'
import type { JournalEntry } from '../core/journal.js'
import { OperationName } from '../core/operation.js'
import { pollPattern } from '../core/poll-pattern.js'
import { formatPath } from '../core/problem.js'
import { type SdkCall, sdkCalls } from '../core/sdk-calls.js'
import { parseSdk } from '../core/sdk-headers.js'
import { Verification, verify } from '../core/verify.js'
import { Limit } from './query.js'
import { roundMs, viewRequest } from './request-view.js'

const ListQuery = Type.Object(
  {
    operation: Type.Optional(OperationName),
    jobId: Type.Optional(Type.String({ minLength: 1 })),
    status: Type.Optional(Type.String({ pattern: '^[1-5][0-9]{2}$', description: 'a status of HTTP, such as 429' })),
    fault: Type.Optional(Type.String({ minLength: 1 })),
    since: Type.Optional(Instant),
    limit: Type.Optional(Limit)
  },
  { additionalProperties: false }
)
type ListQuery = Static<typeof ListQuery>

/** The evidence: what clients asked, how they retried and polled, and whether that is as expected. */
export const requests: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/requests', { schema: { querystring: ListQuery } }, ({ sandbox, query }) => {
    const { journal } = sandbox
    const passing = journal.list().filter((entry) => passes(entry, query))
    const shown = query.limit === undefined ? passing : passing.slice(-Number(query.limit))
    return {
      requests: shown.map((entry) => viewRequest(sandbox, entry)),
      meta: { total: journal.total, dropped: journal.dropped }
    }
  })

  app.delete('/requests', ({ sandbox }, reply) => {
    sandbox.journal.clear()
    return reply.code(204).send()
  })

  app.get('/calls', ({ sandbox: { journal } }) => ({
    calls: sdkCalls(journal.list()).map(viewCall),
    meta: { total: journal.total, dropped: journal.dropped }
  }))

  const params = Type.Object({ JobId: Type.String({ minLength: 1 }) })
  app.get('/polls/:JobId', { schema: { params } }, ({ sandbox: { journal }, params: { JobId } }) => {
    const { gapsMs, ...pattern } = pollPattern(journal.list(), JobId)
    const { min, median, max } = gapsMs ?? {}
    return {
      jobId: JobId,
      ...pattern,
      gapsMs: gapsMs
        ? { min: roundMs(min as number), median: roundMs(median as number), max: roundMs(max as number) }
        : null
    }
  })

  app.post('/verify', { schema: { body: Verification } }, ({ sandbox: { journal }, body }) => {
    const { ok, matched, problems } = verify(journal.list(), journal.dropped, body)
    return { ok, matched, problems: problems.map(({ at, message }) => ({ path: formatPath(at), message })) }
  })

  app.get('/verdict', async ({ sandbox }) => await sandbox.verdict())
}

function passes(entry: JournalEntry, { operation, jobId, status, fault, since }: ListQuery): boolean {
  return (
    (operation === undefined || entry.operation === operation) &&
    (jobId === undefined || entry.jobId === jobId) &&
    (status === undefined || entry.status === Number(status)) &&
    (fault === undefined || entry.faults.includes(fault)) &&
    (since === undefined || entry.at >= (parseInstant(since) as number))
  )
}

function viewCall({ entries, maxAttempts, gapsMs, isRetryAfterRespected, end }: SdkCall) {
  const [first] = entries
  return {
    ...(first.invocationId !== undefined && { invocationId: first.invocationId }),
    sdk: parseSdk(first.userAgent),
    operation: first.operation,
    jobId: first.jobId,
    attempts: entries.length,
    maxAttempts,
    /** Null where the client was given no answer. */
    statuses: entries.map(({ status }) => status ?? null),
    gapsMs: gapsMs.map(roundMs),
    totalGapMs: roundMs(gapsMs.reduce((sum, gap) => sum + gap, 0)),
    /** Null where no answer asked for it. */
    retryAfterRespected: isRetryAfterRespected ?? null,
    end,
    requests: entries.map(({ ordinal }) => ordinal)
  }
}
