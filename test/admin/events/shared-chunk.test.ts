import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import t, { type Test } from 'tap'
import { SharedChunk } from '../../../src/admin/events/shared-chunk.js'

const TEXT = `data: "${'ü'.repeat(20)}"\n\n`

/**
 * Sends a server these bytes over one connection. Returns the body of everything that it sends until it closes that.
 */
async function bodiesOf(t: Test, bytes: string, respond: (response: ServerResponse) => void): Promise<string[]> {
  const server = createServer((_, response) => respond(response)).listen(0, '127.0.0.1')
  t.teardown(() => server.close())
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').end(bytes)
  const text = String(Buffer.concat(await socket.toArray()))
  return text.split(/HTTP\/1\.1 200 OK\r\n.*?\r\n\r\n/s).slice(1)
}

const framed = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`

t.test('a chunk is written between those that a response writes itself', async (t) => {
  const chunk = new SharedChunk(TEXT)
  const [body] = await bodiesOf(t, 'GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n', (response) => {
    response.writeHead(200)
    response.write('before')
    chunk.writeTo(response, () => {
      response.write('after')
      chunk.writeTo(response, () => response.end())
    })
  })
  t.equal(body, `${framed('before')}${framed(TEXT)}${framed('after')}${framed(TEXT)}${framed('')}`)
})

t.test('a response without chunks, as HTTP/1.0 has it, gets the text as it is', async (t) => {
  const [body] = await bodiesOf(t, 'GET / HTTP/1.0\r\n\r\n', (response) => {
    response.writeHead(200)
    new SharedChunk(TEXT).writeTo(response, () => response.end())
  })
  t.equal(body, TEXT)
})

t.test('a response that waits for the one before it on its connection gets the chunk in its turn', async (t) => {
  const responses: ServerResponse[] = []
  const two = 'GET / HTTP/1.1\r\nhost: a\r\n\r\nGET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n'
  const bodies = await bodiesOf(t, two, (response) => {
    responses.push(response.writeHead(200))
    if (responses.length < 2) return
    new SharedChunk(TEXT).writeTo(response, () => {})
    response.end()
    responses[0]?.end('first')
  })
  t.match(bodies[0], 'first')
  t.equal(bodies[1], `${framed(TEXT)}${framed('')}`)
})

t.test('all responses are written one and the same buffer, in one write each', async (t) => {
  const chunk = new SharedChunk(TEXT)
  const writes: unknown[] = []
  for (let count = 0; count < 2; count++) {
    await bodiesOf(t, 'GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n', (response) => {
      response.writeHead(200).flushHeaders()
      const socket = response.socket as NonNullable<typeof response.socket>
      const { write } = socket
      socket.write = (...parameters: unknown[]) => {
        writes.push(parameters[0])
        return Reflect.apply(write, socket, parameters)
      }
      chunk.writeTo(response, () => response.end())
    })
  }
  const buffers = writes.filter((bytes) => Buffer.isBuffer(bytes))
  t.equal(buffers.length, 2)
  t.equal(buffers[0], buffers[1])
  t.equal(String(buffers[0]), framed(TEXT))
})

t.test('a chunk for a response that was closed calls back with an error', async (t) => {
  const errors: unknown[] = []
  await bodiesOf(t, 'GET / HTTP/1.1\r\nhost: a\r\n\r\n', (response) => {
    response.writeHead(200).flushHeaders()
    response.destroy()
    new SharedChunk(TEXT).writeTo(response, (error) => errors.push(error))
  }).catch(() => {})
  t.equal(errors.length, 1)
  t.ok(errors[0] instanceof Error)
})
