import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { LimitsSettings } from '../core/jobs/limits.js'
import { NoContent } from './plane/schemas.js'

/**
 * `/__admin/limits`: how many jobs may be in progress at the same time, how much one may work on, and how many
 * resources there may be.
 */
export const limits: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['limits']
  const response = { 200: LimitsSettings }

  app.get(
    '/limits',
    { schema: { operationId: 'getLimits', summary: 'Retrieves the limits.', tags, response } },
    ({ sandbox }) => sandbox.limits.snapshot()
  )

  app.put(
    '/limits',
    {
      schema: {
        operationId: 'setLimits',
        summary: 'Replaces the limits.',
        tags,
        body: LimitsSettings,
        response
      }
    },
    ({ sandbox, body }) => {
      sandbox.setLimits(body)
      return sandbox.limits.snapshot()
    }
  )

  app.delete(
    '/limits',
    { schema: { operationId: 'clearLimits', summary: 'Removes all limits.', tags, response: { 204: NoContent } } },
    ({ sandbox }, reply) => {
      sandbox.clearLimits()
      reply.code(204).send()
    }
  )
}
