import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { OutcomeSeed } from '../core/outcome.js'
import type { OutcomeRule } from '../core/outcome-rules.js'
import { AdminError } from './admin-error.js'

const OutcomeId = Type.Object({ id: Type.String({ minLength: 1 }) })

/** `/__admin/outcomes`: what becomes of jobs that clients create. */
export const outcomes: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/outcomes', ({ sandbox }) => ({ outcomes: sandbox.outcomes.list().map(viewOutcome) }))

  const schema = { body: Type.Union([OutcomeSeed, Type.Array(OutcomeSeed)]) }
  app.post('/outcomes', { schema }, ({ sandbox, body }, reply) => {
    reply.code(201)
    if (Array.isArray(body)) return { outcomes: sandbox.addOutcomes(body, (index) => [index]).map(viewOutcome) }
    return sandbox.addOutcomes([body], () => []).map(viewOutcome)[0]
  })

  app.delete('/outcomes', ({ sandbox }, reply) => {
    sandbox.outcomes.clear()
    return reply.code(204).send()
  })

  app.get('/outcomes/:id', { schema: { params: OutcomeId } }, ({ sandbox, params }) => {
    const rule = sandbox.outcomes.get(params.id)
    if (rule === undefined) throw unknownOutcome(sandbox.name, params.id)
    return viewOutcome(rule)
  })

  app.delete('/outcomes/:id', { schema: { params: OutcomeId } }, ({ sandbox, params }, reply) => {
    if (!sandbox.outcomes.delete(params.id)) throw unknownOutcome(sandbox.name, params.id)
    return reply.code(204).send()
  })
}

/** An outcome as the control plane shows it: as it came, with its counts. */
export function viewOutcome({ id, seed, matched, given }: OutcomeRule) {
  const remaining = seed.times === undefined ? null : seed.times - given
  return { ...seed, id, matched, given, remaining, spent: remaining === 0 }
}

function unknownOutcome(sandbox: string, id: string): AdminError {
  return new AdminError('NotFound', `Sandbox ${sandbox} has no outcome with the id ${JSON.stringify(id)}.`)
}
