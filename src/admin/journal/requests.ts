import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from '@sinclair/typebox'
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
          200: Type.Object({ requests: Type.Array(RequestView), meta: ListMeta }, { additionalProperties: false })
        }
      }
    },
    ({ sandbox, query }) => {
      const { journal } = sandbox
      const { after = '0' } = query
      const passing = journal.list(Number(after)).filter((entry) => passes(entry, query))
      return {
        requests: limited(passing, query).map((entry) => viewRequest(sandbox, entry)),
        meta: { total: journal.total, dropped: journal.dropped }
      }
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

/** Returns the first entries after an ordinal, so that a reader can ask on with the last one; else the last entries. */
function limited(entries: readonly JournalEntry[], { after, limit }: ListQuery): readonly JournalEntry[] {
  if (limit === undefined) return entries
  return after === undefined ? entries.slice(-Number(limit)) : entries.slice(0, Number(limit))
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
