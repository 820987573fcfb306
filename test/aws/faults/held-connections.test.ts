import { once } from 'node:events'
import t from 'tap'
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
    t.match(await ended(), only({ faults: only('f'), status: 507 }))

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
