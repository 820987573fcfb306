import type { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { JsonList, JsonMembers } from '../../core/collections/json-pieces.js'
import { Identifier } from '../../core/model/id.js'
import { OutcomeSeed } from '../../core/outcomes/outcome.js'
import { AdminError } from '../plane/admin-error.js'
import { NoContent } from '../plane/schemas.js'
import { OutcomeView, viewOutcome } from './outcome-view.js'

const OutcomeId = Type.Object({ id: Identifier })

/** A list of outcomes. */
export const OutcomeList = Type.Object({ outcomes: Type.Array(OutcomeView) }, { additionalProperties: false })

/** `/__admin/outcomes`: how the jobs that clients create will end. */
export const outcomes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['outcomes']

  app.get(
    '/outcomes',
    {
      schema: {
        operationId: 'listOutcomes',
        summary: 'Lists the outcomes for created jobs, with how often each was applied.',
        tags,
        response: { 200: Type.Unsafe<Readable>(OutcomeList) }
      }
    },
    ({ sandbox }, reply) => {
      reply.sendInPieces(new JsonMembers({ outcomes: new JsonList(sandbox.outcomes.list(), viewOutcome) }))
    }
  )

  app.post(
    '/outcomes',
    {
      schema: {
        operationId: 'addOutcomes',
        summary: 'Adds one outcome or an array of outcomes, atomically.',
        tags,
        body: Type.Union([OutcomeSeed, Type.Array(OutcomeSeed)]),
        response: { 201: Type.Union([OutcomeView, OutcomeList]) },
        errors: ['Conflict']
      }
    },
    ({ sandbox, body }, reply) => {
      reply.code(201)
      if (Array.isArray(body)) return { outcomes: sandbox.addOutcomes(body, (index) => [index]).map(viewOutcome) }
      return sandbox.addOutcomes([body], () => []).map(viewOutcome)[0]
    }
  )

  app.delete(
    '/outcomes',
    { schema: { operationId: 'deleteOutcomes', summary: 'Deletes all outcomes.', tags, response: { 204: NoContent } } },
    ({ sandbox }, reply) => {
      sandbox.deleteOutcomes()
      reply.code(204).send()
    }
  )

  app.get(
    '/outcomes/:id',
    {
      schema: {
        operationId: 'getOutcome',
        summary: 'Retrieves an outcome with how often it was applied.',
        tags,
        params: OutcomeId,
        response: { 200: OutcomeView },
        errors: ['NotFound']
      }
    },
    ({ sandbox, params }) => {
      const rule = sandbox.outcomes.get(params.id)
      if (rule === undefined) throw unknownOutcome(sandbox.name, params.id)
      return viewOutcome(rule)
    }
  )

  app.delete(
    '/outcomes/:id',
    {
      schema: {
        operationId: 'deleteOutcome',
        summary: 'Deletes an outcome.',
        tags,
        params: OutcomeId,
        response: { 204: NoContent },
        errors: ['NotFound']
      }
    },
    ({ sandbox, params }, reply) => {
      if (!sandbox.deleteOutcome(params.id)) throw unknownOutcome(sandbox.name, params.id)
      reply.code(204).send()
    }
  )
}

function unknownOutcome(sandbox: string, id: string): AdminError {
  return new AdminError('NotFound', `Sandbox ${sandbox} has no outcome with the id ${JSON.stringify(id)}.`)
}
