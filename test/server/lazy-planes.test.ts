import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
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
  plane.all('/plane/*', ({ url }, reply) => {
    served.push(url)
    if (url === '/plane/waits') reply.hijack()
    else reply.send('served')
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
  return { wall, app, plane, served, finish, open, loads: () => loads }
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

t.test('a client that has left before it is loaded is missed when it is', async (t) => {
  const { app, open, loads, finish, served } = await server(t)
  const left = new Promise((resolve) => app.server.once('request', (_, response) => response.once('close', resolve)))
  const leaving = open(wireRequest('GET', '/plane/waits'))
  await until(() => loads() === 1)
  leaving.destroy()
  finish()
  t.match(await received(open(wireRequest('GET', '/plane/stayed'))), /200 OK[\s\S]*served/)
  await left
  t.strictSame(served, ['/plane/waits', '/plane/stayed'])
})

t.test('a client that has sent all that it wants to before it is loaded gets its response', async (t) => {
  const { open, loads, finish } = await server(t)
  for (const request of [wireRequest('GET', '/plane/a'), wireRequest('POST', '/plane/b', '{"some":"body"}')]) {
    const socket = open(request)
    socket.end()
    await until(() => loads() === 1)
    finish()
    t.match(await text(socket), /200 OK[\s\S]*served/)
  }
})

t.test('the connection of a request that a plane fails on is closed', async (t) => {
  const { open, loads, finish, plane } = await server(t)
  const first = open(wireRequest('GET', '/plane/a'))
  await until(() => loads() === 1)
  plane.routing = () => {
    throw new Error('broken')
  }
  finish()
  await once(first, 'close')
  const second = open(wireRequest('GET', '/plane/b'))
  await once(second, 'close')
  t.equal(first.bytesRead + second.bytesRead, 0)
})

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
