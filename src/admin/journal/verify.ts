import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { PendingVerification } from '../../core/journal/pending-verification.js'
import { Verification } from '../../core/journal/verification.js'
import { AdminProblem, showProblems } from '../plane/admin-error.js'
import { Count } from '../plane/schemas.js'
import { Turns } from '../plane/turns.js'
import { MAX_TIMEOUT_MS, type Waits } from '../plane/waits.js'
import { awaitVerification } from './await-verification.js'

/** What a client is expected to have done, and how long it may take until it has. */
export const VerifyRequest = Type.Object(
  {
    ...Verification.properties,
    timeoutMs: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: MAX_TIMEOUT_MS,
        description:
          'How long to wait until the expectations are met, in wall-clock milliseconds. Does not wait by default.'
      })
    )
  },
  { additionalProperties: false }
)

const Verified = Type.Object(
  { ok: Type.Boolean(), matched: Count, problems: Type.Array(AdminProblem) },
  { additionalProperties: false }
)

/** `POST /__admin/verify`: whether the journal meets a test's expectations, now or in time. */
export const verify: FastifyPluginAsyncTypebox<{ waits: Waits }> = async (app, { waits }) => {
  const turns = new Turns()

  app.post(
    '/verify',
    {
      schema: {
        operationId: 'verifyRequests',
        summary:
          'Checks the journal against expectations, or waits until it meets them; the status is 200 whether or not it does.',
        tags: ['journal'],
        body: VerifyRequest,
        response: { 200: Verified },
        errors: ['Conflict']
      }
    },
    async ({ sandbox, body }, reply) => {
      const { timeoutMs = 0, ...expected } = body
      const pending = new PendingVerification(expected)
      const now = pending.verify(sandbox.journal)
      const mustWait = !now.ok && timeoutMs > 0
      const { ok, matched, problems } = mustWait
        ? await waits.wait(sandbox, reply.raw, timeoutMs, awaitVerification(sandbox, pending, turns))
        : now
      return { ok, matched, problems: showProblems(problems) }
    }
  )
}
