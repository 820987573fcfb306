import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { formatInstant, Instant } from '../../core/time/instant.js'
import { StringEnum } from '../../core/validation/string-enum.js'
import { Count } from '../plane/schemas.js'
import type { FixtureScenarios } from './scenarios.js'

const Query = Type.Object(
  {
    to: Type.Optional(
      StringEnum(['start', 'empty'], {
        description: '`start` restores the initial state; `empty` leaves out the fixtures.'
      })
    ),
    reload: Type.Optional(
      StringEnum(['true', 'false'], {
        description: '`true` reads the fixture files again; it counts for sandboxes created or reset from then on.'
      })
    )
  },
  { additionalProperties: false }
)

/** What a reset returns. */
export const ResetDone = Type.Object(
  { sandbox: Type.String(), jobs: Count, faults: Count, now: Instant },
  { additionalProperties: false }
)

/** `POST /__admin/reset`: restores the initial state of the sandbox, or empties it, and cuts off what is in flight. */
export const reset: FastifyPluginAsyncTypebox<{ fixtures: FixtureScenarios }> = async (app, { fixtures }) => {
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
    async ({ sandbox, query }) => {
      if (query.reload === 'true') await fixtures.reload()
      await sandbox.resetInSlices({ empty: query.to === 'empty' })
      return {
        sandbox: sandbox.name,
        jobs: sandbox.jobs.count,
        faults: sandbox.faults.size,
        now: formatInstant(sandbox.clock.now())
      }
    }
  )
}
