import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import type { SandboxUse } from '../../core/sandbox/sandbox-use.js'
import type { Sandboxes } from '../../core/sandbox/sandboxes.js'
import { ClockSettings } from '../../core/time/clock.js'
import { formatInstant, Instant } from '../../core/time/instant.js'
import { AdminError } from '../plane/admin-error.js'
import { Count, NoContent } from '../plane/schemas.js'

/** A sandbox as the control plane shows it. */
export const SandboxView = Type.Object(
  {
    name: Type.String(),
    accountId: Type.String(),
    jobs: Count,
    faults: Count,
    requests: Type.Integer({ minimum: 0, description: 'The number of requests in flight, including this one.' }),
    clock: Type.Required(ClockSettings),
    createdAt: Instant,
    lastUsedAt: Instant
  },
  { additionalProperties: false }
)
export type SandboxView = Static<typeof SandboxView>

const SandboxList = Type.Object(
  {
    sandboxes: Type.Array(SandboxView),
    meta: Type.Object(
      {
        evicted: Type.Integer({
          minimum: 0,
          description: 'The number of sandboxes evicted so far to make room for others.'
        })
      },
      { additionalProperties: false }
    )
  },
  { additionalProperties: false }
)

/** `/__admin/sandboxes`: list and delete sandboxes. Below a sandbox's prefix, only that sandbox is visible. */
export const sandboxes: FastifyPluginAsyncTypebox<{ sandboxes: Sandboxes }> = async (app, { sandboxes }) => {
  const tags = ['sandboxes']
  const visibleTo = ({ isBelowSandbox, sandboxName }: FastifyRequest) =>
    sandboxes.list().filter(({ sandbox }) => !isBelowSandbox || sandbox.name === sandboxName)

  app.get(
    '/sandboxes',
    {
      schema: {
        operationId: 'listSandboxes',
        summary: 'Lists sandboxes with the number of jobs and faults in each.',
        tags,
        response: { 200: SandboxList }
      }
    },
    (request) => ({ sandboxes: visibleTo(request).map(viewSandbox), meta: { evicted: sandboxes.evicted } })
  )

  app.delete(
    '/sandboxes',
    {
      schema: { operationId: 'deleteSandboxes', summary: 'Deletes all sandboxes.', tags, response: { 204: NoContent } }
    },
    (request, reply) => {
      for (const { sandbox } of visibleTo(request)) sandboxes.delete(sandbox.name)
      reply.code(204).send()
    }
  )

  app.delete(
    '/sandboxes/:name',
    {
      schema: {
        operationId: 'deleteSandbox',
        summary: 'Deletes a sandbox; the next request to it creates it again.',
        tags,
        params: Type.Object({ name: Type.String({ minLength: 1, description: 'The name of the sandbox.' }) }),
        response: { 204: NoContent },
        errors: ['NotFound']
      }
    },
    (request, reply) => {
      const { name } = request.params
      const isVisible = visibleTo(request).some(({ sandbox }) => sandbox.name === name)
      if (!isVisible) throw new AdminError('NotFound', `There is no sandbox ${JSON.stringify(name)} here.`)
      sandboxes.delete(name)
      reply.code(204).send()
    }
  )
}

function viewSandbox({ sandbox, createdAt, lastUsedAt, requests }: SandboxUse): SandboxView {
  const { name, accountId, jobs, faults, clock } = sandbox
  return {
    name,
    accountId,
    jobs: jobs.count,
    faults: faults.size,
    requests,
    clock: clock.snapshot(),
    createdAt: formatInstant(createdAt),
    lastUsedAt: formatInstant(lastUsedAt)
  }
}
