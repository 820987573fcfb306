import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { formatInstant } from '../core/instant.js'
import type { Sandboxes, SandboxUse } from '../core/sandboxes.js'
import { AdminError } from './admin-error.js'

/** `/__admin/sandboxes`: list and drop sandboxes. Below a sandbox's prefix there is that one alone. */
export const sandboxes: FastifyPluginAsyncTypebox<{ sandboxes: Sandboxes }> = async (app, { sandboxes }) => {
  const visibleTo = ({ isBelowSandbox, sandboxName }: FastifyRequest) =>
    sandboxes.list().filter(({ sandbox }) => !isBelowSandbox || sandbox.name === sandboxName)

  app.get('/sandboxes', (request) => ({
    sandboxes: visibleTo(request).map(viewSandbox),
    meta: { evicted: sandboxes.evicted }
  }))

  app.delete('/sandboxes', (request, reply) => {
    for (const { sandbox } of visibleTo(request)) sandboxes.delete(sandbox.name)
    return reply.code(204).send()
  })

  const params = Type.Object({ name: Type.String({ minLength: 1 }) })
  app.delete('/sandboxes/:name', { schema: { params } }, (request, reply) => {
    const { name } = request.params
    const isVisible = visibleTo(request).some(({ sandbox }) => sandbox.name === name)
    if (!isVisible) throw new AdminError('NotFound', `There is no sandbox ${JSON.stringify(name)} here.`)
    sandboxes.delete(name)
    return reply.code(204).send()
  })
}

function viewSandbox({ sandbox, createdAt, lastUsedAt, requests }: SandboxUse) {
  const { name, accountId, jobs, faults, clock } = sandbox
  return {
    name,
    accountId,
    jobs: jobs.count,
    faults: faults.size,
    /** How many requests are being answered in it, this one included. */
    requests,
    clock: clock.snapshot(),
    createdAt: formatInstant(createdAt),
    lastUsedAt: formatInstant(lastUsedAt)
  }
}
