import t, { type Test } from 'tap'
import type { Scenario } from '../../src/core/world/scenario.js'
import { Type } from '../support/jobs.js'
import { only } from '../support/only.js'
import { listen } from '../support/server.js'
import { connections, received, until, wireRequest } from '../support/socket.js'

const SCENARIO: Scenario = {
  name: 'x',
  jobs: [
    {
      Type,
      Id: 'job',
      plan: [{ state: 'IN_PROGRESS', forPolls: 1 }, { state: 'COMPLETED' }]
    },
    { Type: 'IMPORT_ASSET_FROM_SIGNED_URL', Id: 'import', plan: 'waits' }
  ]
}

/** A server on a socket, with what it holds for requests that it has not responded to yet. */
async function server(t: Test, scenarios = [SCENARIO]) {
  const built = await listen(t, { fixtures: [] }, scenarios)
  const open = connections(t, built.port)
  // What the server loads after the start is loaded.
  built.wall.advance(100)
  /** How many requests are under way in each sandbox, but for the one that asks this. */
  const underWay = async () => {
    const { sandboxes } = (await built.admin('GET', '/sandboxes')).body
    const counts = sandboxes.map(({ name, requests }: { name: string; requests: number }) => [name, requests])
    return Object.fromEntries(counts) as Record<string, number>
  }
  return { ...built, open, underWay }
}

t.test('a client that leaves during a delay leaves no timer, no poll and no use of the sandbox behind', async (t) => {
  const { open, admin, wall, underWay } = await server(t)
  await admin('POST', '/faults', { id: 'f', times: 1, delay: { ms: 1000 } })
  const { timers } = wall
  const socket = open(wireRequest('GET', '/v1/jobs/job'))
  await until(() => wall.timers.length > timers.length)
  t.equal((await underWay()).default, 2)
  wall.advance(500)
  socket.destroy()
  await until(async () => (await underWay()).default === 1)
  t.strictSame(wall.timers, timers)
  t.match(
    (await admin('GET', '/requests')).body.requests,
    only({ faults: only('f'), durationMs: 500, status: undefined })
  )
  wall.advance(1000)
  t.match((await admin('GET', '/jobs/job')).body, { polls: 0, job: { State: 'IN_PROGRESS' } })
})

t.test('whatever a client waits for when it leaves, its use of the sandbox ends', async (t) => {
  const { open, admin, underWay, sandbox, wall } = await server(t)
  const { SignedUrl } = (await sandbox('a').getJob('import')).body.Details.ImportAssetFromSignedUrl
  const { pathname, search } = new URL(SignedUrl)
  const waits: Record<string, [admin: string | undefined, ...requests: string[]]> = {
    events: [undefined, wireRequest('GET', '/sandbox/a/__admin/events')],
    await: [undefined, wireRequest('GET', '/sandbox/a/__admin/jobs/job/await?state=COMPLETED')],
    delay: ['{"delay":{"ms":1000}}', wireRequest('GET', '/sandbox/a/v1/jobs/job')],
    hang: ['{"effect":{"connection":"hang"}}', wireRequest('GET', '/sandbox/a/v1/jobs/job')],
    drip: ['{"effect":{"connection":"drip"}}', wireRequest('GET', '/sandbox/a/v1/jobs/job')],
    'a stream of seeds': [
      undefined,
      wireRequest('POST', '/sandbox/a/__admin/jobs', `{"Type":"${Type}"}\n{}`, 'application/x-ndjson').slice(0, -1)
    ],
    'a body that is half there': [undefined, wireRequest('POST', '/sandbox/a/__admin/jobs', '[]').slice(0, -1)],
    'a body of the data plane': [undefined, wireRequest('POST', '/sandbox/a/v1/jobs', '{}').slice(0, -1)],
    'an upload': [undefined, wireRequest('PUT', pathname + search, 'content').slice(0, -1)]
  }
  for (const [name, [fault, request]] of Object.entries(waits)) {
    await admin('DELETE', '/sandboxes/a')
    await sandbox('a').admin('GET', '/jobs')
    const { timers } = wall
    if (fault !== undefined) await sandbox('a').admin('POST', '/faults', JSON.parse(fault))
    const socket = open(request as string)
    await until(async () => (await underWay()).a === 1)
    socket.destroy()
    await until(async () => {
      // What has come in before is taken out again in turns.
      wall.advance(0)
      return (await underWay()).a === 0 && wall.timers.length <= timers.length
    })
    t.strictSame(wall.timers, timers, `${name}: no timer is left`)
  }
})

t.test('requests that wait behind another on their connection end with it as well', async (t) => {
  const { open, underWay, wall, sandbox } = await server(t)
  for (const name of ['a', 'b', 'c', 'd']) await sandbox(name).admin('GET', '/jobs')
  const { timers } = wall
  const socket = open(
    wireRequest('GET', '/sandbox/a/__admin/events'),
    wireRequest('GET', '/sandbox/b/__admin/jobs'),
    wireRequest('GET', '/sandbox/c/__admin/jobs/job/await?state=COMPLETED'),
    wireRequest('GET', '/sandbox/d/__admin/events')
  )
  await received(socket)
  await until(async () => (await underWay()).d === 1)
  t.strictSame(await underWay(), { default: 1, a: 1, b: 1, c: 1, d: 1 })
  socket.destroy()
  await until(async () => (await underWay()).a === 0)
  t.strictSame(await underWay(), { default: 1, a: 0, b: 0, c: 0, d: 0 })
  t.strictSame(wall.timers, timers)
})

t.test('a snapshot of which the client reads but the beginning ends with the client', async (t) => {
  const Message = 'x'.repeat(50_000)
  const errors = [{ Code: 'INTERNAL_SERVER_EXCEPTION' as const, Message }]
  const jobs = Array.from({ length: 600 }, () => ({ Type, plan: [{ state: 'ERROR' as const, errors }] }))
  const { open, underWay } = await server(t, [{ name: 'long', jobs }])
  const socket = open(wireRequest('GET', '/__admin/snapshot'))
  t.match(await received(socket), /^HTTP\/1.1 200 OK/)
  socket.pause()
  t.equal((await underWay()).default, 2, 'the rest of it waits to be read')
  socket.destroy()
  await until(async () => (await underWay()).default === 1)
})
