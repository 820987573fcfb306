import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { FaultSeed } from '../core/fault.js'
import type { FaultRule } from '../core/fault-rules.js'
import type { Sandbox } from '../core/sandbox.js'
import { AdminError } from './admin-error.js'
import { viewFault } from './fault-view.js'

const FaultId = Type.Object({ id: Type.String({ minLength: 1 }) })

/** `/__admin/faults`: arm, list, show and disarm faults. */
export const faults: FastifyPluginAsyncTypebox = async (app) => {
  const view = (sandbox: Sandbox, rules: readonly FaultRule[]) => rules.map((rule) => viewFault(sandbox, rule))

  app.get('/faults', ({ sandbox }) => ({ faults: view(sandbox, sandbox.faults.list()) }))

  app.post(
    '/faults',
    { schema: { body: Type.Union([FaultSeed, Type.Array(FaultSeed)]) } },
    ({ sandbox, body }, reply) => {
      reply.code(201)
      if (Array.isArray(body))
        return {
          faults: view(
            sandbox,
            sandbox.armFaults(body, (index) => [index])
          )
        }
      return view(
        sandbox,
        sandbox.armFaults([body], () => [])
      )[0]
    }
  )

  app.delete('/faults', ({ sandbox }, reply) => {
    sandbox.faults.clear()
    return reply.code(204).send()
  })

  app.get('/faults/:id', { schema: { params: FaultId } }, ({ sandbox, params }) => {
    const rule = sandbox.faults.get(params.id)
    if (rule === undefined) throw unknownFault(sandbox, params.id)
    return viewFault(sandbox, rule)
  })

  app.delete('/faults/:id', { schema: { params: FaultId } }, ({ sandbox, params }, reply) => {
    if (!sandbox.faults.disarm(params.id)) throw unknownFault(sandbox, params.id)
    return reply.code(204).send()
  })
}

function unknownFault(sandbox: Sandbox, id: string): AdminError {
  return new AdminError('NotFound', `Sandbox ${sandbox.name} has no fault with the id ${JSON.stringify(id)}.`)
}
