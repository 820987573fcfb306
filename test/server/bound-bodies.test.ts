import type { IncomingMessage } from 'node:http'
import { request } from 'node:http'
import t, { type Test } from 'tap'
import { BodyMemory } from '../../src/core/sandbox/body-memory.js'
import { createResources, createSandbox } from '../support/sandbox.js'
import { listen } from '../support/server.js'
import { until } from '../support/socket.js'

const MEMORY = 4_000_000
const JSON_TYPE = { 'content-type': 'application/json' }

/** A server with so little memory that the default sandbox has room for a few megabytes. */
async function smallServer(t: Test) {
  const server = await listen(t, { maxMemoryBytes: MEMORY, maxSandboxes: 2, bodyLimitBytes: 100 * MEMORY })
  /** Begins a request without sending its body. */
  const begin = (headers: Record<string, string | number>, method = 'POST', path = '/__admin/scenarios') => {
    const sent = request({ port: server.port, method, path, headers: { ...JSON_TYPE, ...headers } })
    t.teardown(() => sent.destroy())
    const status = new Promise<number | undefined>((resolve, reject) => {
      sent.once('response', (response: IncomingMessage) => {
        response.resume()
        resolve(response.statusCode)
      })
      sent.once('error', reject)
    })
    return { sent, status }
  }
  return { ...server, begin }
}

t.test('a body with a length for which there is no room gets 507 before it is sent', async (t) => {
  const { begin, admin } = await smallServer(t)
  const { sent, status } = begin({ 'content-length': MEMORY })
  sent.flushHeaders()
  t.equal(await status, 507)
  t.equal((await admin('POST', '/scenarios', { name: 'x' })).status, 200, 'a small one is read')
})

t.test('a body without a length gets 507 when there is no room for what has come', async (t) => {
  const { begin } = await smallServer(t)
  const { sent, status } = begin({ 'transfer-encoding': 'chunked' })
  sent.write(`{"name":"${'x'.repeat(MEMORY)}`)
  t.equal(await status, 507)
})

t.test('a body takes no more memory once its client has left', async (t) => {
  const { begin } = await smallServer(t)
  const { SandboxMemory } = await import('../../src/core/sandbox/sandbox-memory.js')
  const { take } = SandboxMemory.prototype
  let open = 0
  SandboxMemory.prototype.take = function (bytes) {
    const giveBack = take.call(this, bytes)
    if (giveBack) open++
    return (
      giveBack &&
      (() => {
        open--
        giveBack()
      })
    )
  }
  t.teardown(() => Object.assign(SandboxMemory.prototype, { take }))
  const { sent, status } = begin({ 'content-length': 1_000_000 })
  sent.write('{')
  await until(() => open === 1)
  sent.destroy()
  await status.catch(() => {})
  await until(() => open === 0)
  t.equal(open, 0)
})

t.test('what a body takes grows as it comes, and is given back once', async (t) => {
  const resources = createResources(MEMORY)
  const { sandbox } = createSandbox({}, resources)
  const before = resources.memory.used
  const memory = new BodyMemory(sandbox)
  memory.take(16_384)
  t.equal(resources.memory.used, before, 'a small body counts for nothing')
  memory.take(16_385)
  t.equal(resources.memory.used, before + 65_536)
  memory.take(16_384 + 65_536)
  t.equal(resources.memory.used, before + 65_536)
  memory.takeAll(500_000)
  t.equal(resources.memory.used, before + 500_000 - 16_384)
  t.throws(() => memory.takeAll(2 * MEMORY), { kind: 'limit' } as unknown as Error)
  memory.giveBack()
  memory.giveBack()
  t.equal(resources.memory.used, before)
})
