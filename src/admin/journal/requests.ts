import type { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from '@sinclair/typebox'
import { JsonLater, JsonList, JsonMembers } from '../../core/collections/json-pieces.js'
import type { ReadonlyJournal } from '../../core/journal/journal.js'
import type { JournalEntry } from '../../core/journal/journal-entry.js'
import { Identifier } from '../../core/model/id.js'
import { OperationName } from '../../core/model/operation.js'
import { Instant, parseInstant } from '../../core/time/instant.js'
import { Limit, ListMeta, NoContent } from '../plane/schemas.js'
import { RequestView, viewRequest } from './request-view.js'

const ListQuery = Type.Object(
  {
    operation: Type.Optional(OperationName),
    jobId: Type.Optional(Type.String({ minLength: 1 })),
    dataSetId: Type.Optional(Type.String({ minLength: 1 })),
    revisionId: Type.Optional(Type.String({ minLength: 1 })),
    assetId: Type.Optional(Type.String({ minLength: 1 })),
    status: Type.Optional(Type.String({ pattern: '^[1-5][0-9]{2}$', description: 'An HTTP status, such as 429.' })),
    fault: Type.Optional(Identifier),
    since: Type.Optional(Instant),
    after: Type.Optional(
      Type.String({
        pattern: '^[0-9]{1,15}$',
        description: 'An ordinal: only later requests are listed, and `limit` takes the first ones.'
      })
    ),
    limit: Type.Optional(
      Type.String({
        pattern: Limit.pattern as string,
        description: 'How many requests are listed at most, from 1 to 1000: the last ones or, with `after`, the first.'
      })
    )
  },
  { additionalProperties: false }
)
type ListQuery = Static<typeof ListQuery>

/** `/__admin/requests`: the journal of requests to the data plane and their responses. */
export const requests: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['journal']

  app.get(
    '/requests',
    {
      schema: {
        operationId: 'listRequests',
        summary: 'Lists requests to the data plane in order of arrival, those that are not answered yet included.',
        tags,
        querystring: ListQuery,
        response: {
          200: Type.Unsafe<Readable>(
            Type.Object({ requests: Type.Array(RequestView), meta: ListMeta }, { additionalProperties: false })
          )
        }
      }
    },
    ({ sandbox, query }, reply) => {
      const { journal } = sandbox
      const meta = () => ({ total: journal.total, dropped: journal.dropped })
      const requests = new JsonList(requested(journal, query), (entry) => viewRequest(sandbox, entry))
      // Entries that are dropped before the client reads them are missing from the list, and counted.
      reply.sendInPieces(new JsonMembers({ requests, meta: new JsonLater(meta) }))
    }
  )

  app.delete(
    '/requests',
    {
      schema: { operationId: 'clearRequests', summary: 'Clears the journal.', tags, response: { 204: NoContent } }
    },
    ({ sandbox }, reply) => {
      sandbox.clearJournal()
      reply.code(204).send()
    }
  )
}

/**
 * Yields the entries that pass: the first ones after an ordinal, so that a reader can ask on with the last one, or else
 * the last ones.
 */
function* requested(journal: ReadonlyJournal, query: ListQuery): Generator<JournalEntry> {
  const { after, limit } = query
  let left = limit === undefined ? Number.POSITIVE_INFINITY : Number(limit)
  const first = limit === undefined || after !== undefined ? Number(after ?? 0) + 1 : firstOfLast(journal, query, left)
  for (const entry of journal.entries(first)) {
    if (left === 0) return
    if (!passes(entry, query)) continue
    left--
    yield entry
  }
}

/** Returns the ordinal of the first of the last `count` entries that pass. */
function firstOfLast(journal: ReadonlyJournal, query: ListQuery, count: number): number {
  let left = count
  let first = journal.nextOrdinal
  for (const entry of journal.newestFirst()) {
    if (left === 0) break
    if (!passes(entry, query)) continue
    left--
    first = entry.ordinal
  }
  return first
}

function passes(entry: JournalEntry, query: ListQuery): boolean {
  const { operation, jobId, dataSetId, revisionId, assetId, status, fault, since } = query
  return (
    (operation === undefined || entry.operation === operation) &&
    (jobId === undefined || entry.jobId === jobId) &&
    (dataSetId === undefined || entry.dataSetId === dataSetId) &&
    (revisionId === undefined || entry.revisionId === revisionId) &&
    (assetId === undefined || entry.assetId === assetId) &&
    (status === undefined || entry.status === Number(status)) &&
    (fault === undefined || entry.faults.includes(fault)) &&
    (since === undefined || entry.at >= (parseInstant(since) as number))
  )
}
