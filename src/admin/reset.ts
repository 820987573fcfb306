import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { formatInstant } from '../core/instant.js'
import { StringEnum } from '../core/string-enum.js'

/** `POST /__admin/reset`: the sandbox back to its start, or empty. */
export const reset: FastifyPluginAsyncTypebox = async (app) => {
  const querystring = Type.Object(
    { to: Type.Optional(StringEnum(['start', 'empty'])) },
    { additionalProperties: false }
  )
  app.post('/reset', { schema: { querystring } }, ({ sandbox, query }) => {
    sandbox.reset({ empty: query.to === 'empty' })
    return {
      sandbox: sandbox.name,
      jobs: sandbox.jobs.count,
      faults: sandbox.faults.size,
      now: formatInstant(sandbox.clock.now())
    }
  })
}
