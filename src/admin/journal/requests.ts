import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from '@sinclair/typebox'
import type { JournalEntry } from '../../core/journal/journal-entry.js'
import { OperationName } from '../../core/model/operation.js'
import { Instant, parseInstant } from '../../core/time/instant.js'
import { Limit, ListMeta, NoContent } from '../plane/schemas.js'
import { RequestView, viewRequest } from './request-view.js'

const ListQuery = Type.Object(
  {
    operation: Type.Optional(OperationName),
    jobId: Type.Optional(Type.String({ minLength: 1 })),
    status: Type.Optional(Type.String({ pattern: '^[1-5][0-9]{2}$', description: 'An HTTP status, such as 429.' })),
    fault: Type.Optional(Type.String({ minLength: 1 })),
    since: Type.Optional(Instant),
    limit: Type.Optional(Limit)
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
        summary: 'Lists requests to the data plane, oldest first.',
        tags,
        querystring: ListQuery,
        response: {
          200: Type.Object({ requests: Type.Array(RequestView), meta: ListMeta }, { additionalProperties: false })
        }
      }
    },
    ({ sandbox, query }) => {
      const { journal } = sandbox
      const passing = journal.list().filter((entry) => passes(entry, query))
      const shown = query.limit === undefined ? passing : passing.slice(-Number(query.limit))
      return {
        requests: shown.map((entry) => viewRequest(sandbox, entry)),
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

function passes(entry: JournalEntry, { operation, jobId, status, fault, since }: ListQuery): boolean {
  return (
    (operation === undefined || entry.operation === operation) &&
    (jobId === undefined || entry.jobId === jobId) &&
    (status === undefined || entry.status === Number(status)) &&
    (fault === undefined || entry.faults.includes(fault)) &&
    (since === undefined || entry.at >= (parseInstant(since) as number))
  )
}
