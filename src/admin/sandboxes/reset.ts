import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { formatInstant, Instant } from '../../core/time/instant.js'
import { StringEnum } from '../../core/validation/string-enum.js'
import { Count } from '../plane/schemas.js'

const Query = Type.Object(
  {
    to: Type.Optional(
      StringEnum(['start', 'empty'], {
        description: '`start` restores the initial state; `empty` leaves out the fixtures.'
      })
    )
  },
  { additionalProperties: false }
)

const ResetDone = Type.Object(
  { sandbox: Type.String(), jobs: Count, faults: Count, now: Instant },
  { additionalProperties: false }
)

/** `POST /__admin/reset`: restores the initial state of the sandbox, or empties it. */
export const reset: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/reset',
    {
      schema: {
        operationId: 'resetSandbox',
        summary: 'Resets the sandbox to its initial state, or empties it.',
        tags: ['sandboxes'],
        querystring: Query,
        response: { 200: ResetDone }
      }
    },
    ({ sandbox, query }) => {
      sandbox.reset({ empty: query.to === 'empty' })
      return {
        sandbox: sandbox.name,
        jobs: sandbox.jobs.count,
        faults: sandbox.faults.size,
        now: formatInstant(sandbox.clock.now())
      }
    }
  )
}
