import type { AddressInfo } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import t from 'tap'
import { OPERATION_TABLE } from '../../../../src/aws/operation-table.js'
import type { ConnectionFault } from '../../../../src/core/faults/effects/connection.js'
import { EXCEPTIONS } from '../../../../src/core/model/exception.js'
import { IDS, idHeaders, seedApi } from '../../../support/api-assets.js'
import { build } from '../../../support/build.js'
import { EFFECTS, rawClient, whileTimePasses } from '../../../support/spoiled-responses.js'

const BODY = { quotes: ['of some', 'length'] }

/** A server with an API asset, and what a raw client sees of it. */
async function start(t: Parameters<typeof build>[0]) {
  const server = build(t)
  await seedApi(server, [
    { path: '/json', status: 200, body: BODY },
    { path: '/text', status: 207, body: 'texts of some length' },
    { path: '/none', status: 204 }
  ])
  await server.app.listen({ host: '127.0.0.1', port: 0 })
  return { ...server, ask: rawClient((server.app.server.address() as AddressInfo).port, idHeaders()) }
}

t.test('each exception that the operation declares can be its response, and others as well', async (t) => {
  const { aws, admin } = build(t)
  await seedApi({ admin })
  t.strictSame(OPERATION_TABLE.SendApiAsset.errors.toSorted(), [
    'AccessDeniedException',
    'InternalServerException',
    'ResourceNotFoundException',
    'ThrottlingException',
    'ValidationException'
  ])
  for (const [exception, { status }] of Object.entries(EXCEPTIONS)) {
    await admin('POST', '/faults', { times: 1, match: { operation: 'SendApiAsset' }, effect: { exception } })
    const answer = await aws('PUT', '/v1/quotes', undefined, idHeaders())
    t.strictSame([answer.status, answer.headers['x-amzn-errortype']], [status, exception])
  }
  t.equal((await aws('PUT', '/v1/quotes', undefined, idHeaders())).status, 200)
})

t.test('faults match the ids in the headers, and no other request', async (t) => {
  const { aws, admin } = build(t)
  await seedApi({ admin })
  for (const [member, id] of Object.entries(IDS)) {
    await admin('POST', '/faults', { id: 'f', match: { [member]: id }, effect: { gateway: 'slow-down' } })
    await admin('POST', '/faults', { id: 'g', match: { [member]: 'f'.repeat(32) }, effect: { gateway: 'slow-down' } })
    t.equal((await aws('GET', '/v1/jobs', undefined, idHeaders())).status, 503, member)
    t.equal((await aws('GET', '/v1/jobs')).status, 200)
    t.strictSame(
      (await admin('GET', '/faults')).body.faults.map(({ fired }: { fired: number }) => fired),
      [1, 0]
    )
    await admin('DELETE', '/faults')
  }
})

t.test('a response, a front end, a quota and a delay take the place of the provider, or put it off', async (t) => {
  const { aws, admin, wall } = build(t)
  await seedApi({ admin })
  const send = () => aws('POST', '/v1', undefined, idHeaders())
  await admin('POST', '/faults', { times: 1, effect: { response: { status: 418, body: { a: 1 } } } })
  t.match(await send(), { status: 418, body: { a: 1 } })
  await admin('POST', '/faults', { times: 1, effect: { gateway: 'expired-token' } })
  t.match(await send(), { status: 403, headers: { 'x-amzn-errortype': 'ExpiredTokenException' } })
  await admin('POST', '/faults', { id: 'q', effect: { quota: { requests: 1, perMs: 1000 } } })
  t.strictSame([(await send()).status, (await send()).status], [200, 429])
  await admin('DELETE', '/faults')
  await admin('POST', '/faults', { id: 'd', delay: { ms: 5000 } })
  const delayed = send()
  while ((await admin('GET', '/faults/d')).body.fired === 0) await nextTurn()
  t.match((await admin('GET', '/requests')).body.requests.at(-1), { open: true, operation: 'SendApiAsset', ...IDS })
  wall.advance(5000)
  t.equal((await delayed).status, 200)
})

for (const [connection, check] of Object.entries(EFFECTS) as [ConnectionFault, (typeof EFFECTS)['reset']][]) {
  t.test(`${connection} spoils the very response that the provider would have given`, async (t) => {
    const sound = await start(t)
    const faulty = await start(t)
    for (const request of ['GET /v1/json', 'PUT /v1/text body', 'POST /v1/none', 'GET /v1/unmatched']) {
      const expected = await sound.ask(request)
      await faulty.admin('POST', '/faults', { id: 'f', effect: { connection } })
      const asked = faulty.ask(request)
      if (connection === 'hang') {
        while ((await faulty.admin('GET', '/faults/f')).body.fired === 0) await nextTurn()
        await faulty.admin('DELETE', '/faults')
      }
      check(t, await whileTimePasses(faulty.wall, asked), expected)
      await faulty.admin('DELETE', '/faults')
    }
  })
}

t.test('a call that a fault holds ends when its sandbox is reset', async (t) => {
  const { ask, admin } = await start(t)
  await admin('POST', '/faults', { id: 'f', effect: { connection: 'hang' } })
  const asked = ask('POST /v1 body')
  while ((await admin('GET', '/faults/f')).body.fired === 0) await nextTurn()
  await admin('POST', '/reset')
  t.strictSame((await asked).head, '')
})

t.test('journal, calls, verify and metrics of requests know the operation, the asset and the status', async (t) => {
  const { aws, admin } = build(t)
  await seedApi({ admin }, [{ path: '/quotes', status: 503, body: 'later' }, { status: 200 }])
  const sdk = { 'amz-sdk-invocation-id': 'one', 'user-agent': 'aws-sdk-js/3.0' }
  const headers = { ...idHeaders(), ...sdk }
  await admin('POST', '/faults', { id: 'f', times: 1, effect: { exception: 'ThrottlingException' } })
  for (const attempt of [1, 2]) {
    await aws('POST', '/v1/other?a=b', undefined, { ...headers, 'amz-sdk-request': `attempt=${attempt}; max=3` })
  }
  const { requests } = (await admin('GET', '/requests?operation=SendApiAsset')).body
  t.match(requests, [
    { method: 'POST', path: '/v1/other?a=b', ...IDS, status: 429, errorType: 'ThrottlingException', faults: ['f'] },
    { method: 'POST', path: '/v1/other?a=b', ...IDS, status: 200 }
  ])
  const { calls } = (await admin('GET', '/calls')).body
  t.match(calls, [{ operation: 'SendApiAsset' }])
  const match = { operation: 'SendApiAsset', status: 200 }
  t.match((await admin('POST', '/verify', { match, count: { min: 1, max: 1 } })).body, { ok: true, matched: 1 })
})
