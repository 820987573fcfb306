import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { LimitsSetting } from '../core/limits.js'

/** `/__admin/limits`: how many jobs may be in progress at a time. */
export const limits: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/limits', ({ sandbox }) => sandbox.limits.snapshot())

  app.put('/limits', { schema: { body: LimitsSetting } }, ({ sandbox, body }) => {
    sandbox.limits.set(body)
    return sandbox.limits.snapshot()
  })

  app.delete('/limits', ({ sandbox }, reply) => {
    sandbox.limits.clear()
    return reply.code(204).send()
  })
}
