import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { Verification } from '../../core/journal/verification.js'
import { verify as verifyJournal } from '../../core/journal/verify.js'
import { AdminProblem, showProblems } from '../plane/admin-error.js'
import { Count } from '../plane/schemas.js'

const Verified = Type.Object(
  { ok: Type.Boolean(), matched: Count, problems: Type.Array(AdminProblem) },
  { additionalProperties: false }
)

/** `POST /__admin/verify`: whether the journal meets a test's expectations. */
export const verify: FastifyPluginAsyncTypebox = async (app) => {
  app.post(
    '/verify',
    {
      schema: {
        operationId: 'verifyRequests',
        summary: 'Checks the journal against expectations; the status is 200 whether or not they are met.',
        tags: ['journal'],
        body: Verification,
        response: { 200: Verified }
      }
    },
    ({ sandbox: { journal }, body }) => {
      const { ok, matched, problems } = verifyJournal(journal.list(), journal.dropped, body)
      return { ok, matched, problems: showProblems(problems) }
    }
  )
}
