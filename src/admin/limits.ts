import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { LimitsSettings } from '../core/jobs/limits.js'
import { NoContent } from './plane/schemas.js'

/** `/__admin/limits`: how many jobs may be in progress at a time. */
export const limits: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['limits']
  const response = { 200: LimitsSettings }

  app.get(
    '/limits',
    { schema: { operationId: 'getLimits', summary: 'Shows the limits of jobs in progress.', tags, response } },
    ({ sandbox }) => sandbox.limits.snapshot()
  )

  app.put(
    '/limits',
    {
      schema: {
        operationId: 'setLimits',
        summary: 'Puts limits of jobs in progress in the place of those there are.',
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
    { schema: { operationId: 'clearLimits', summary: 'Takes all limits away.', tags, response: { 204: NoContent } } },
    ({ sandbox }, reply) => {
      sandbox.clearLimits()
      reply.code(204).send()
    }
  )
}
