import assert from 'node:assert/strict'
import { connect } from 'node:net'
import fc from 'fast-check'
import t from 'tap'
import { build } from '../support/build.js'
import { Type } from '../support/jobs.js'
import { only } from '../support/only.js'
import { holds, runs } from '../support/property.js'
import { listen } from '../support/server.js'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PURGE', 'QUERY', 'FOO', 'get'] as const
const PLACES = [
  '/v1/jobs/',
  '/v1/jobs',
  '/v1/jobs/a',
  '/v1/data-sets/',
  '/v1/event-actions/',
  '/v1/data-grants/',
  '/v1/data-grants/arn:',
  '/v1/received-data-grants/arn:',
  '/tags/',
  '/',
  '',
  '//',
  '/__admin/',
  '/__admin/jobs/',
  '/__admin/health',
  '/v1/',
  '*'
]

/** A request's line, headers and body as bytes on the wire, odd in any way that still has the form of a request. */
const request = fc
  .record({
    method: fc.constantFrom(...METHODS),
    place: fc.constantFrom(...PLACES),
    rest: fc.oneof(
      fc.string({ unit: fc.constantFrom(...'aZ0%2F./\\?&=#[]:;@!$\'()*+,~-_"<>^`{|}\u00e9'), maxLength: 60 }),
      fc.constantFrom('%', '%zz', '%00', '%c0%af', '..%2f..', '?', '?=', '?__proto__=1', '__proto__', 'constructor')
    ),
    headers: fc.array(
      fc.tuple(
        fc.constantFrom(
          'content-type',
          'amz-sdk-request',
          'authorization',
          'origin',
          'x-amz-date',
          'accept',
          'expect',
          'x'
        ),
        fc.string({ unit: fc.constantFrom(...'aZ09 /;=,*"\'%\u00ff'), maxLength: 30 })
      ),
      { maxLength: 4 }
    ),
    body: fc.option(fc.oneof(fc.json(), fc.string(), fc.constant('{')), { nil: '' })
  })
  .map(({ method, place, rest, headers, body }) => {
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    const head = `${method} ${place}${rest} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${lines}`
    return Buffer.from(`${head}content-length: ${Buffer.byteLength(body, 'latin1')}\r\n\r\n${body}`, 'latin1')
  })

/** The status line that the server answers to raw bytes; empty if it only closes. */
function send(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes))
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', reject)
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1').split('\r\n', 1)[0] as string))
  })
}

t.test('no request, however odd, gets a 500 that nobody ordered or ends the server', async (t) => {
  const { app, port } = await listen(t, {}, [{ name: 'x', jobs: [{ Type, Id: 'a' }] }])
  // The planes are loaded with their first request, and Node drops what is not responded to when a client half-closes.
  for (const url of ['/__admin/health', '/signed-urls/', '/v1/data-sets']) await app.inject(url)
  await app.inject({ method: 'POST', url: '/v1' })
  await holds(
    t,
    fc.asyncProperty(request, async (bytes) => {
      const line = await send(port, bytes)
      assert.match(line, /^HTTP\/1\.1 (2\d\d|4\d\d|501) /, JSON.stringify(bytes.toString('latin1')))
    }),
    runs(250, 10000)
  )
  t.equal((await app.inject('/v1/jobs/a')).statusCode, 200, 'and it serves on')
})

t.test('a broken path is answered in the way of its plane', async (t) => {
  const { app } = build(t)
  const data = await app.inject('/v1/jobs/%zz')
  t.equal(data.statusCode, 400)
  t.equal(data.headers['x-amzn-errortype'], 'ValidationException')
  t.match(data.headers['x-amzn-requestid'], /-/)
  t.equal(data.headers['content-type'], 'application/json')
  const admin = await app.inject('/__admin/jobs/%zz')
  t.match(admin.json(), { error: { code: 'Invalid', message: /not a valid url component/, problems: only() } })
})
