import { once } from 'node:events'
import t from 'tap'
import { build } from '../support/build.js'
import { countListeners } from '../support/count-listeners.js'
import { Type } from '../support/jobs.js'
import { listen } from '../support/server.js'
import { connections, until, wireRequest } from '../support/socket.js'

const SCENARIO = { name: 'x', jobs: [{ Type, Id: 'job', plan: 'succeeds' as const }] }

t.test('closing leaves no timer, listener or socket behind, whatever is under way', async (t) => {
  const listeners = countListeners(t)
  const { app, admin, wall, port } = await listen(t, { fixtures: [] }, [SCENARIO])
  const open = connections(t, port)
  await admin('POST', '/faults', [
    { match: { jobId: 'hangs' }, effect: { connection: 'hang' } },
    { match: { jobId: 'drips' }, effect: { connection: 'drip' } }
  ])
  let arrived = 0
  app.server.on('request', () => arrived++)
  const paths = [
    '/__admin/events',
    '/sandbox/a/__admin/events',
    '/__admin/jobs/job/await?state=COMPLETED',
    '/v1/jobs/hangs',
    '/v1/jobs/drips',
    // One that has been responded to, and is kept alive.
    '/v1/jobs/job'
  ]
  const sockets = paths.map((path) => open(wireRequest('GET', path)))
  // Pipelined: the second waits behind the first, which does not end.
  sockets.push(open(...Array(2).fill(wireRequest('GET', '/__admin/events'))))
  await until(() => arrived === paths.length + 2)
  // The streams of each of the two sandboxes share one, and the wait has one.
  await until(() => listeners() === 3)
  t.ok(wall.timers.length >= 4, 'the jobs, the wait, the drip and what is loaded later')

  const closed = sockets.map((socket) => once(socket.resume(), 'close'))
  await app.close()
  await Promise.all(closed)
  t.strictSame(wall.timers, [])
  t.equal(listeners(), 0)
  t.equal(app.server.listening, false)
  t.equal(await new Promise((resolve) => app.server.getConnections((_, count) => resolve(count))), 0)
})

t.test('closing ends what is done in turns, and the requests that wait for it', async (t) => {
  const { app, admin, wall } = build(t, { fixtures: [], clock: { mode: 'frozen' } }, [
    { name: 'many', jobs: Array.from({ length: 500 }, () => ({ Type, plan: 'succeeds' as const })) }
  ])
  await admin('GET', '/clock')
  const advancing = admin('POST', '/clock/advance', { ms: 10_000 })
  await until(() => wall.timers.length > 0)
  await app.close()
  t.equal((await advancing).status, 200)
  t.strictSame(wall.timers, [])
})
