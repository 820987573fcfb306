import type { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { JsonList, JsonMembers } from '../../core/collections/json-pieces.js'
import { FaultSeed } from '../../core/faults/fault.js'
import type { FaultRule } from '../../core/faults/fault-rule.js'
import { Identifier } from '../../core/model/id.js'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import { AdminError } from '../plane/admin-error.js'
import { NoContent } from '../plane/schemas.js'
import { FaultView, viewFault } from './fault-view.js'

const FaultId = Type.Object({ id: Identifier })

/** A list of faults. */
export const FaultList = Type.Object({ faults: Type.Array(FaultView) }, { additionalProperties: false })

/** `/__admin/faults`: arm, list, show and disarm faults. */
export const faults: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['faults']
  const view = (sandbox: Sandbox, rules: readonly FaultRule[]) => rules.map((rule) => viewFault(sandbox, rule))

  app.get(
    '/faults',
    {
      schema: {
        operationId: 'listFaults',
        summary: 'Lists faults in the order they were armed, with how often each has matched and fired.',
        tags,
        response: { 200: Type.Unsafe<Readable>(FaultList) }
      }
    },
    ({ sandbox }, reply) => {
      const faults = new JsonList(sandbox.faults.list(), (rule) => viewFault(sandbox, rule))
      reply.sendInPieces(new JsonMembers({ faults }))
    }
  )

  app.post(
    '/faults',
    {
      schema: {
        operationId: 'armFaults',
        summary: 'Arms one fault or an array of faults, atomically.',
        tags,
        body: Type.Union([FaultSeed, Type.Array(FaultSeed)]),
        response: { 201: Type.Union([FaultView, FaultList]) },
        errors: ['Conflict']
      }
    },
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

  app.delete(
    '/faults',
    { schema: { operationId: 'disarmFaults', summary: 'Disarms all faults.', tags, response: { 204: NoContent } } },
    ({ sandbox }, reply) => {
      sandbox.disarmFaults()
      reply.code(204).send()
    }
  )

  app.get(
    '/faults/:id',
    {
      schema: {
        operationId: 'getFault',
        summary: 'Retrieves a fault with how often it has matched and fired.',
        tags,
        params: FaultId,
        response: { 200: FaultView },
        errors: ['NotFound']
      }
    },
    ({ sandbox, params }) => {
      const rule = sandbox.faults.get(params.id)
      if (rule === undefined) throw unknownFault(sandbox, params.id)
      return viewFault(sandbox, rule)
    }
  )

  app.delete(
    '/faults/:id',
    {
      schema: {
        operationId: 'disarmFault',
        summary: 'Disarms a fault.',
        tags,
        params: FaultId,
        response: { 204: NoContent },
        errors: ['NotFound']
      }
    },
    ({ sandbox, params }, reply) => {
      if (!sandbox.disarmFault(params.id)) throw unknownFault(sandbox, params.id)
      reply.code(204).send()
    }
  )
}

function unknownFault(sandbox: Sandbox, id: string): AdminError {
  return new AdminError('NotFound', `Sandbox ${sandbox.name} has no fault with the id ${JSON.stringify(id)}.`)
}
