import { once } from 'node:events'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setImmediate as nextTurn } from 'node:timers/promises'
import t from 'tap'
import { MAX_BODY_BYTES } from '../../../../src/aws/operations/api-assets/send-api-asset.js'
import { idHeaders, seedApi } from '../../../support/api-assets.js'
import { build } from '../../../support/build.js'
import { listen } from '../../../support/server.js'

t.test('a body may have 10 MiB and not one byte more, whatever --body-limit is', async (t) => {
  t.equal(MAX_BODY_BYTES, 10_485_760)
  const { app, admin } = build(t, { bodyLimitBytes: 1000 })
  await seedApi({ admin }, [{ status: 200 }])
  for (const method of ['POST', 'PUT', 'GET'] as const) {
    const ask = (bytes: number) =>
      app.inject({ method, url: '/v1', headers: idHeaders(), payload: Buffer.alloc(bytes, 'a') })
    t.equal((await ask(MAX_BODY_BYTES)).statusCode, 200, method)
    const { statusCode, headers, body } = await ask(MAX_BODY_BYTES + 1)
    t.strictSame([statusCode, headers['x-amzn-errortype']], [413, 'RequestEntityTooLargeException'], method)
    t.match(JSON.parse(body).Message, 'more than 10485760 bytes')
  }
})

t.test('a body whose length is not told is held to the same limit', async (t) => {
  const server = await listen(t)
  await seedApi(server, [{ status: 200 }])
  for (const [bytes, status] of [
    [MAX_BODY_BYTES, 200],
    [MAX_BODY_BYTES + 1, 413]
  ] as const) {
    const headers = { ...idHeaders(), 'transfer-encoding': 'chunked' }
    const sent = request({ port: server.port, method: 'POST', path: '/v1', headers })
    sent.on('error', () => {})
    const response = new Promise<number | undefined>((resolve) => {
      sent.once('response', (message) => resolve(message.resume().statusCode))
    })
    sent.write(Buffer.alloc(bytes, 'a'))
    sent.end()
    t.equal(await response, status)
  }
})

t.test('a client that sends on after its body was refused reads why at the end of it', async (t) => {
  const server = await listen(t)
  await seedApi(server, [{ status: 200 }])
  const headers = { ...idHeaders(), 'transfer-encoding': 'chunked' }
  const sent = request({ port: server.port, method: 'POST', path: '/v1', headers })
  const response = once(sent, 'response')
  const part = Buffer.alloc(MAX_BODY_BYTES, 'a')
  // Each part is waited for: more than the connection can hold has to be taken.
  for (let parts = 0; parts < 4; parts++) await new Promise((resolve) => sent.write(part, resolve))
  sent.end()
  const [message] = await response
  t.equal(message.resume().statusCode, 413)
})

t.test('every byte arrives, of any content type and of none', async (t) => {
  const { app, admin } = build(t)
  await seedApi({ admin })
  const payload = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
  for (const type of ['application/json', 'application/octet-stream', 'nonsense', ';;', undefined]) {
    const headers = { ...idHeaders(), ...(type !== undefined && { 'content-type': type }) }
    const { statusCode, body } = await app.inject({ method: 'POST', url: '/v1', headers, payload })
    t.equal(statusCode, 200)
    t.match(JSON.parse(body), { base64: payload.toString('base64'), headers: { 'content-type': type } }, `${type}`)
  }
})

t.test('a body takes memory of its sandbox while it is held, and gives it back', async (t) => {
  const server = await listen(t, { maxMemoryBytes: 8_000_000, maxSandboxes: 2 })
  await seedApi(server, [{ status: 200 }])
  const post = async (bytes: number) => {
    const sent = request({ port: server.port, method: 'POST', path: '/v1', headers: idHeaders() })
    sent.end(Buffer.alloc(bytes, 'a'))
    const response = await new Promise<NodeJS.ReadableStream & { statusCode?: number }>((resolve, reject) => {
      sent.once('response', resolve).once('error', reject)
    })
    await text(response)
    return response.statusCode
  }
  t.equal(await post(9_000_000), 507, 'more than there is')
  t.equal(await post(4_000_000), 200)
  await server.admin('POST', '/faults', { id: 'held', times: 1, effect: { connection: 'hang' } })
  const held = request({ port: server.port, method: 'POST', path: '/v1', headers: idHeaders() })
  held.on('error', () => {})
  held.end(Buffer.alloc(4_000_000, 'a'))
  while ((await server.admin('GET', '/faults/held')).body.fired === 0) await nextTurn()
  t.equal(await post(4_000_000), 507, 'while another one is held')
  held.destroy()
  let status: number | undefined
  while (status !== 200) status = await post(4_000_000)
  t.equal(status, 200, 'once that has ended')
})
