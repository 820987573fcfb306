import type { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from '@sinclair/typebox'
import { JsonLater, JsonList, JsonMembers } from '../../core/collections/json-pieces.js'
import type { ReadonlyJournal } from '../../core/journal/journal.js'
import type { JournalEntry } from '../../core/journal/journal-entry.js'
import { Identifier } from '../../core/model/id.js'
import { OperationName } from '../../core/model/operation.js'
import { epochMs, Instant } from '../../core/time/instant.js'
import { EXPECTED } from '../../core/validation/expected.js'
import { StringEnum } from '../../core/validation/string-enum.js'
import { Limit, ListMeta, NoContent } from '../plane/schemas.js'
import { RequestView, viewRequest } from './request-view.js'

const ListQuery = Type.Object(
  {
    operation: Type.Optional(
      StringEnum(OperationName.enum, { description: 'Lists only requests for this operation.' })
    ),
    jobId: Type.Optional(Type.String({ minLength: 1, description: 'Lists only requests on this job.' })),
    dataSetId: Type.Optional(Type.String({ minLength: 1, description: 'Lists only requests on this data set.' })),
    revisionId: Type.Optional(Type.String({ minLength: 1, description: 'Lists only requests on this revision.' })),
    assetId: Type.Optional(Type.String({ minLength: 1, description: 'Lists only requests on this asset.' })),
    status: Type.Optional(
      Type.String({
        pattern: '^[1-5][0-9]{2}$',
        description: 'An HTTP status, such as 429.',
        [EXPECTED]: 'an HTTP status, such as 429'
      })
    ),
    fault: Type.Optional(Identifier),
    since: Type.Optional(Instant),
    after: Type.Optional(
      Type.String({
        pattern: '^[0-9]{1,15}$',
        description: 'An ordinal: only later requests are listed, and `limit` takes the first ones.',
        [EXPECTED]: 'the ordinal of a request'
      })
    ),
    limit: Type.Optional(
      Type.String({
        ...Limit,
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
        summary: 'Lists requests to the data plane in order of arrival, including those without a response so far.',
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

/** How many entries in a row may not pass before others get their turn. */
const MAX_IN_A_ROW = 128

/**
 * Yields the entries that pass: the first ones after an ordinal, so that a reader can ask on with the last one, or else
 * the last ones. Yields undefined now and then if many don't pass.
 */
function* requested(journal: ReadonlyJournal, query: ListQuery): Generator<JournalEntry | undefined> {
  const { after, limit } = query
  let left = limit === undefined ? Number.POSITIVE_INFINITY : Number(limit)
  const isFromLast = limit !== undefined && after === undefined
  const entries = isFromLast ? yield* lastOnes(journal, query, left) : journal.entries(Number(after ?? 0) + 1)
  let inARow = 0
  for (const entry of entries) {
    if (left === 0) return
    if (passes(entry, query)) {
      left--
      inARow = 0
      yield entry
    } else if (++inARow % MAX_IN_A_ROW === 0) yield undefined
  }
}

/** Searches for the last `count` entries that pass, and returns all entries from the first of them on. */
function* lastOnes(
  journal: ReadonlyJournal,
  query: ListQuery,
  count: number
): Generator<undefined, Iterable<JournalEntry>> {
  let left = count
  const view = journal.view()
  let first = view.total + 1
  for (const entries of view.lastFirst()) {
    for (const entry of entries.toReversed()) {
      if (left === 0) break
      if (!passes(entry, query)) continue
      left--
      first = entry.ordinal
    }
    if (left === 0) break
    yield undefined
  }
  return journal.holds(view) ? journal.entries(first) : []
}

function passes(entry: JournalEntry, query: ListQuery): boolean {
  const { operation, jobId, dataSetId, revisionId, assetId, status, fault, since } = query
  return (
    (operation === undefined || entry.operation === operation) &&
    (jobId === undefined || entry.jobId === jobId) &&
    (dataSetId === undefined || entry.resources?.dataSetId === dataSetId) &&
    (revisionId === undefined || entry.resources?.revisionId === revisionId) &&
    (assetId === undefined || entry.resources?.assetId === assetId) &&
    (status === undefined || entry.status === Number(status)) &&
    (fault === undefined || entry.faults.includes(fault)) &&
    (since === undefined || entry.at >= epochMs(since))
  )
}
