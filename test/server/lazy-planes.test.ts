import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import t, { type Test } from 'tap'
import { LazyPlanes } from '../../src/server/lazy-planes.js'
import { NO_LOG } from '../../src/server/no-log.js'
import { connections, received, until, wireRequest } from '../support/socket.js'
import { TestWall } from '../support/test-wall.js'

/** A server with a lazy plane below `/plane`, whose loading the test ends. */
async function server(t: Test) {
  const wall = new TestWall()
  const app = Fastify({ forceCloseConnections: 'idle' })
  t.teardown(() => app.close())
  let loads = 0
  const served: string[] = []
  const plane = Fastify()
  plane.get('/plane/*', ({ url }) => {
    served.push(url)
    return 'served'
  })
  let finish!: (error?: Error) => void
  const loading = new Promise<FastifyInstance>((resolve, reject) => {
    finish = (error) => (error ? reject(error) : plane.ready().then(() => resolve(plane)))
  })
  const load = () => {
    loads++
    return loading
  }
  const planes = new LazyPlanes({ '/plane': load }, NO_LOG)
  planes.follow(app, wall)
  app.addHook('onRequest', (request, reply, done) => {
    if (!planes.handOn(request, reply)) done()
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const open = connections(t, (app.server.address() as AddressInfo).port)
  return { wall, app, served, finish, open, loads: () => loads }
}

t.test('it is loaded once, with the first request, and all that came meanwhile are served', async (t) => {
  const { app, open, loads, finish, served } = await server(t)
  t.equal(loads(), 0)
  let arrived = 0
  app.server.on('request', () => arrived++)
  const sockets = ['/plane/a', '/plane/b'].map((path) => open(wireRequest('GET', path)))
  await until(() => arrived === 2)
  finish()
  for (const socket of sockets) t.match(await received(socket), /200 OK[\s\S]*served/)
  t.match(await received(open(wireRequest('GET', '/plane/c'))), /200 OK[\s\S]*served/)
  t.strictSame(served.sort(), ['/plane/a', '/plane/b', '/plane/c'])
  t.equal(loads(), 1)
})

t.test(
  'a client that has left before it is loaded is not served: what that holds would never be released',
  async (t) => {
    const { app, open, loads, finish, served } = await server(t)
    const requests: Promise<unknown>[] = []
    app.server.once('request', ({ socket }) => requests.push(once(socket, 'close')))
    const leaving = open(wireRequest('GET', '/plane/left'))
    await until(() => loads() === 1)
    leaving.destroy()
    await Promise.all(requests)
    finish()
    t.match(await received(open(wireRequest('GET', '/plane/stayed'))), /200 OK[\s\S]*served/)
    t.strictSame(served, ['/plane/stayed'])
  }
)

t.test('it is loaded soon after the start if nobody asks for it, unless the server has closed', async (t) => {
  const { wall, loads, finish } = await server(t)
  wall.advance(99)
  t.equal(loads(), 0)
  wall.advance(1)
  t.equal(loads(), 1)
  finish()

  const closed = await server(t)
  await closed.app.close()
  t.strictSame(closed.wall.timers, [])
  t.equal(closed.loads(), 0)
})

t.test(
  'the connection of a request that it cannot be loaded for is closed, and the server can close too',
  async (t) => {
    const { app, open, loads, finish } = await server(t)
    const socket = open(wireRequest('GET', '/plane/a'))
    await until(() => loads() === 1)
    finish(new Error('broken'))
    await once(socket, 'close')
    t.equal(socket.bytesRead, 0)
    await t.resolves(app.close())
  }
)
