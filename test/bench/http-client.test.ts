import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import t, { type Test } from 'tap'
import { HttpClient } from '../../bench/support/http-client.js'

/**
 * Starts a server of node:http that ends with the test, and returns a client of it and how many connections it has had.
 */
async function serve(t: Test, listener: RequestListener) {
  const counts = { connections: 0 }
  const server = createServer(listener)
  server.on('connection', () => counts.connections++)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = new HttpClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  t.teardown(() => {
    client[Symbol.dispose]()
    server.close()
  })
  return { client, counts }
}

t.test('requests go over one connection, with their headers and bodies', async (t) => {
  const { client, counts } = await serve(t, async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    response.end(JSON.stringify([request.method, request.url, request.headers.x, body]))
  })
  const first = await client.send({ method: 'PUT', path: '/a?b', headers: { x: 'y' }, body: 'größer' })
  t.same(JSON.parse(first.body), ['PUT', '/a?b', 'y', 'größer'])
  t.same(JSON.parse((await client.send({ method: 'GET', path: '/c' })).body), ['GET', '/c', null, ''])
  t.same({ sent: client.sent, ...counts }, { sent: 2, connections: 1 })
})

t.test('a new connection is opened after one that the server closes', async (t) => {
  const { client, counts } = await serve(t, (_request, response) => {
    response.writeHead(200, { connection: 'close' }).end('{}')
  })
  for (const _ of [1, 2]) t.equal((await client.send({ method: 'GET', path: '/' })).status, 200)
  t.equal(counts.connections, 2)
})

t.test('a connection that ends before the response is an error, and the next request has another', async (t) => {
  let requests = 0
  const { client, counts } = await serve(t, (request, response) => {
    if (++requests === 1) request.socket.destroy()
    else response.end('{}')
  })
  await t.rejects(client.send({ method: 'GET', path: '/' }))
  t.equal((await client.send({ method: 'GET', path: '/' })).status, 200)
  t.equal(counts.connections, 2)
})
