import { once } from 'node:events'
import t, { type Test } from 'tap'
import type { TestSandbox } from '../../support/build.js'
import { Type } from '../../support/jobs.js'
import { only } from '../../support/only.js'
import { listen } from '../../support/server.js'
import { connections, received, until, wireRequest } from '../../support/socket.js'

const MAX_HELD = 1000
const GET_JOB = wireRequest('GET', '/v1/jobs/job')

t.test(
  'a thousand connections hang at a time; one whose client leaves makes room, and all end with the server',
  async (t) => {
    const server = await listen(t, {}, [{ name: 'x', jobs: [{ Type, Id: 'job', plan: 'waits' }] }])
    const { admin, wall, app, port } = server
    await admin('POST', '/faults', { id: 'f', match: { operation: 'GetJob' }, effect: { connection: 'hang' } })
    wall.advance(100)
    const open = connections(t, port)
    let arrived = 0
    app.server.on('request', () => arrived++)
    /** The calls that have ended. */
    const ended = async () =>
      (await admin('GET', '/requests')).body.requests.filter(({ open }: { open?: true }) => !open)

    const hanging = Array.from({ length: MAX_HELD }, () => open(GET_JOB))
    await until(() => arrived === MAX_HELD)
    t.strictSame(await ended(), [])
    const refused = await received(open(GET_JOB))
    t.match(refused, /^HTTP\/1.1 507 /)
    t.match(refused, /x-amzn-errortype: HeldConnectionsLimitReached/)
    t.match(await ended(), only({ faults: [], status: 507, errorType: 'HeldConnectionsLimitReached' }))

    for (const socket of hanging.splice(0, 2)) socket.destroy()
    await until(async () => (await ended()).length === 3)
    hanging.push(open(GET_JOB), open(GET_JOB))
    await until(() => arrived === MAX_HELD + 3)
    t.match(await received(open(GET_JOB)), /^HTTP\/1.1 507 /, 'two have left, and a third finds no room')
    t.strictSame(
      (await ended()).map(({ status }: { status?: number }) => status),
      [undefined, undefined, 507, 507],
      'in order of arrival'
    )

    t.ok(hanging.every(({ bytesRead, destroyed }) => bytesRead === 0 && !destroyed))
    const closed = hanging.map((socket) => once(socket, 'close'))
    await app.close()
    await Promise.all(closed)
    t.strictSame(wall.timers, [])
  }
)

/** Fills the share of the default sandbox with requests for the job `slow`, which a fault holds open. */
async function fill(t: Test, effect: object) {
  const server = await listen(t, {}, [{ name: 'x', jobs: ['slow', 'job'].map((Id) => ({ Type, Id, plan: 'waits' })) }])
  await server.admin('POST', '/faults', { id: 'fills', match: { jobId: 'slow' }, ...effect })
  const open = connections(t, server.port)
  const fired = async (id: string, { admin }: TestSandbox = server) => (await admin('GET', `/faults/${id}`)).body
  for (let count = 0; count < 10; count++) open(...Array(MAX_HELD / 10).fill(wireRequest('GET', '/v1/jobs/slow')))
  await until(async () => (await fired('fills')).fired === MAX_HELD)
  return { ...server, open, fired }
}

t.test('requests held open in one sandbox take nothing from another', async (t) => {
  const { open, fired, sandbox } = await fill(t, { effect: { connection: 'hang' } })
  const other = sandbox('other')
  await other.admin('POST', '/faults', { id: 'f', match: { jobId: 'job' }, times: 1, effect: { connection: 'hang' } })
  open(wireRequest('GET', '/sandbox/other/v1/jobs/job'))
  await until(async () => (await fired('f', other)).fired === 1)
  t.strictSame(
    (await other.admin('GET', '/requests')).body.requests.filter(({ status }: { status?: number }) => status),
    []
  )
})

t.test('a fault that finds no room to hold a request is not spent, and one that needs none fires', async (t) => {
  const { admin, aws, getJob, fired } = await fill(t, { effect: { connection: 'hang' } })
  for (const holding of [
    { effect: { connection: 'hang' } },
    { effect: { connection: 'drip' } },
    { delay: { ms: 1 }, effect: { exception: 'ThrottlingException' } }
  ]) {
    await admin('POST', '/faults', { id: 'f', match: { jobId: 'job' }, times: 1, ...holding })
    const { status, headers, body } = await getJob('job')
    t.match({ status, code: headers['x-amzn-errortype'] }, { status: 507, code: 'HeldConnectionsLimitReached' })
    t.match(body.Message, /1000 requests of sandbox default/)
    t.match(await fired('f'), { matched: 0, fired: 0, remaining: 1, spent: false })
    await admin('DELETE', '/faults/f')
  }
  await admin('POST', '/faults', { id: 'f', match: { jobId: 'job' }, effect: { exception: 'ThrottlingException' } })
  t.equal((await getJob('job')).status, 429)
  t.equal((await aws('GET', '/v1/jobs')).status, 200, 'what no fault matches is served')
})

t.test('delayed requests take their share, and give it back with their response', async (t) => {
  const { admin, wall, getJob, fired } = await fill(t, { delay: { ms: 1000 } })
  await admin('POST', '/faults', { id: 'f', match: { jobId: 'job' }, times: 1, delay: { ms: 1000 } })
  t.equal((await getJob('job')).status, 507)
  wall.advance(1000)
  await until(async () => (await admin('GET', '/requests?limit=1')).body.meta.total === MAX_HELD + 1)
  const response = getJob('job')
  await until(async () => (await fired('f')).fired === 1)
  wall.advance(1000)
  t.equal((await response).status, 200)
})
