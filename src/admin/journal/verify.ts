import type { ServerResponse } from 'node:http'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { ReadonlyJournal } from '../../core/journal/journal.js'
import { Verification, type Verified } from '../../core/journal/verification.js'
import { verify as verifyView } from '../../core/journal/verify.js'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import type { Steps } from '../../core/time/steps.js'
import { cutOffError } from '../../core/world/in-flight.js'
import { AdminProblem, showProblems } from '../plane/admin-error.js'
import { Count } from '../plane/schemas.js'
import { Turns } from '../plane/turns.js'
import { MAX_TIMEOUT_MS, type Waits } from '../plane/waits.js'
import { AwaitedVerification } from './await-verification.js'

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

/** Whether the client did what was expected. */
export const VerifiedView = Type.Object(
  { ok: Type.Boolean(), matched: Count, problems: Type.Array(AdminProblem) },
  { additionalProperties: false }
)

/** `POST /__admin/verify`: whether the journal meets a test's expectations, now or in time. */
export const verify: FastifyPluginAsyncTypebox<{ waits: Waits }> = async (app, { waits }) => {
  const turns = new Turns()

  const verifyInTime = async (sandbox: Sandbox, expected: Verification, raw: ServerResponse, timeoutMs: number) => {
    const awaited = new AwaitedVerification(sandbox, expected, turns)
    let cutOff: Error | undefined
    const leave = sandbox.enter({
      cutOff(reason) {
        cutOff = cutOffError(sandbox.name, reason, awaited.what)
      }
    })
    try {
      const verified = await awaited.verify()
      if (verified.ok) return verified
      if (cutOff !== undefined) throw cutOff
      return await waits.wait(sandbox, raw, timeoutMs, awaited)
    } finally {
      leave()
      awaited.close()
    }
  }

  app.post(
    '/verify',
    {
      schema: {
        operationId: 'verifyRequests',
        summary:
          'Checks the journal against expectations, or waits until it meets them; the status is 200 whether or not it does.',
        tags: ['journal'],
        body: VerifyRequest,
        response: { 200: VerifiedView },
        errors: ['Conflict']
      }
    },
    async ({ sandbox, body }, reply) => {
      const { timeoutMs = 0, ...expected } = body
      const { ok, matched, problems } =
        timeoutMs === 0
          ? await sandbox.readJournal((journal) => verifyNow(journal, expected))
          : await verifyInTime(sandbox, expected, reply.raw, timeoutMs)
      return { ok, matched, problems: showProblems(problems) }
    }
  )
}

function verifyNow(journal: ReadonlyJournal, expected: Verification): Steps<Verified> {
  const view = journal.view()
  return verifyView(view, view.dropped, expected)
}
