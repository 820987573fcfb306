import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import t, { type Test } from 'tap'
import { postEvent } from '../../src/event-targets/post-event.js'
import { makeCertificate } from '../support/certificate.js'
import { eventOf, listeningTarget } from '../support/event-targets.js'

const NEVER = new AbortController().signal
const post = (url: string, signal = NEVER) => postEvent(url, 'worker-1', eventOf('a', 'é'), signal)

/** Why a target that responds in a way did not take an event. */
async function failure(t: Test, respond: (response: ServerResponse) => void) {
  const { url } = await listeningTarget(t, (_, response) => respond(response))
  return post(url)
}

t.test(
  'an event is POSTed as JSON, with the name of its sandbox, to the path and the query of the target',
  async (t) => {
    const { url, received } = await listeningTarget(t)
    t.equal(await post(`${url}?x=1`), undefined)
    t.strictSame(received[0]?.event, eventOf('a', 'é'))
    t.match(received, [
      {
        method: 'POST',
        path: '/2015-03-31/functions/function/invocations?x=1',
        headers: {
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(JSON.stringify(eventOf('a', 'é')))),
          'x-dataexchange-local-sandbox': 'worker-1',
          connection: 'close'
        }
      }
    ])
  }
)

t.test('any status but 2xx is a failure, and a redirect is not followed', async (t) => {
  for (const status of [200, 201, 202, 204, 299]) {
    t.equal(await failure(t, (response) => response.writeHead(status).end()), undefined, `${status}`)
  }
  for (const status of [300, 304, 400, 404, 429, 500, 503]) {
    t.equal(await failure(t, (response) => response.writeHead(status).end()), `it responded with status ${status}`)
  }
  const elsewhere = await listeningTarget(t)
  for (const status of [301, 302, 307, 308]) {
    const redirect = (response: ServerResponse) => response.writeHead(status, { location: elsewhere.url }).end()
    t.equal(await failure(t, redirect), `it responded with status ${status}`)
  }
  t.strictSame(elsewhere.received, [])
})

t.test(
  'a function that failed is a failure: by the header, or by the body of the Runtime Interface Emulator',
  async (t) => {
    const header = { 'X-Amz-Function-Error': 'Unhandled' }
    t.equal(
      await failure(t, (response) => response.writeHead(200, header).end('{}')),
      'its function failed: X-Amz-Function-Error is "Unhandled"'
    )
    const error = { errorType: 'KeyError', errorMessage: "'RevisionIds'", stackTrace: [] }
    t.equal(await failure(t, (response) => response.end(JSON.stringify(error))), `its function failed: "'RevisionIds'"`)
    for (const body of ['{"errorMessage":"a"}', '{"errorMessage"', '{"statusCode":200}', 'null', '["errorMessage"]']) {
      t.equal(await failure(t, (response) => response.end(body)), undefined, body)
    }
  }
)

t.test('a long response is not read to its end', async (t) => {
  const closed = new Promise<void>((resolve) => {
    failure(t, (response) => {
      response.once('close', resolve)
      const write = () => {
        while (response.write('x'.repeat(10_000)));
        response.once('drain', write)
      }
      write()
    }).then((why) => t.equal(why, undefined))
  })
  await closed
})

t.test('a connection that is refused, or closed without a response or within one, throws', async (t) => {
  const server = createServer((socket) => socket.once('data', () => socket.end()).on('error', () => {}))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await t.rejects(post(`http://127.0.0.1:${port}/`), /hang up/)
  server.close()
  await once(server, 'close')
  await t.rejects(post(`http://127.0.0.1:${port}/`), /ECONNREFUSED/)
  const cut = failure(t, (response) =>
    response.writeHead(200, { 'content-length': 10 }).write('x', () => response.destroy())
  )
  await t.rejects(cut, /aborted/)
  const upgrade = failure(t, (response) => {
    response.socket?.end('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n')
  })
  await t.rejects(upgrade)
})

t.test('an abort ends it, and its connection: before it is connected, before the response and within it', async (t) => {
  await t.rejects(post('http://127.0.0.1:1/', AbortSignal.abort()), { name: 'AbortError' })
  for (const begin of [() => {}, (response: ServerResponse) => response.write('x')]) {
    const abort = new AbortController()
    let left = () => {}
    const closed = new Promise<void>((resolve) => {
      left = resolve
    })
    const { url } = await listeningTarget(t, (_, response) => {
      response.once('close', () => left())
      begin(response)
      setImmediate(() => abort.abort())
    })
    await t.rejects(post(url, abort.signal), { name: 'AbortError' })
    await closed
  }
})

t.test('an https target is sent to over TLS, and its certificate is checked', async (t) => {
  const { certFile, keyFile } = await makeCertificate(t)
  const options = { cert: readFileSync(certFile), key: readFileSync(keyFile) }
  const server = createTlsServer(options, (_, response) => response.end())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  await t.rejects(post(`https://127.0.0.1:${port}/`), /self-signed certificate/)
})
