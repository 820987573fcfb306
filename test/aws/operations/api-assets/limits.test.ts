import t from 'tap'
import { idHeaders, seedApi } from '../../../support/api-assets.js'
import { build } from '../../../support/build.js'

t.test('without a limit there is none', async (t) => {
  const { aws, admin } = build(t)
  await seedApi({ admin })
  for (let index = 0; index < 30; index++) t.equal((await aws('POST', '/v1', undefined, idHeaders())).status, 200)
})

for (const [limits, perSecond] of [
  [{ apiAssets: 'aws-defaults' }, 10],
  [{ apiAssets: { requestsPerSecond: 2 } }, 2],
  [{ apiAssets: { requestsPerSecond: 0 } }, 0]
] as const) {
  t.test(`${JSON.stringify(limits)} lets ${perSecond} requests pass in a second of the sandbox's time`, async (t) => {
    const { aws, admin, wall } = build(t)
    await seedApi({ admin })
    t.strictSame((await admin('PUT', '/limits', limits)).body, limits)
    const send = async () => (await aws('POST', '/v1', undefined, idHeaders())).status
    const burst = async () => {
      let passed = 0
      while ((await send()) === 200) passed++
      return passed
    }
    t.equal(await burst(), perSecond)
    const { status, headers, body } = await aws('GET', '/v1/x', undefined, idHeaders())
    t.strictSame([status, headers['x-amzn-errortype']], [429, 'ThrottlingException'])
    t.match(body.Message, `The limit of ${perSecond} requests to API assets in a second is reached.`)
    wall.advance(500)
    t.equal(await burst(), perSecond / 2)
    await admin('PUT', '/clock', { mode: 'frozen' })
    wall.advance(10_000)
    t.equal(await burst(), 0, 'while the clock stands still')
    await admin('POST', '/clock/advance', { ms: 1000 })
    t.equal(await burst(), perSecond)
    await admin('DELETE', '/limits')
    t.equal(await send(), 200)
  })
}

t.test('what is left of the limit is in a snapshot', async (t) => {
  const { aws, admin, sandbox } = build(t, { clock: { mode: 'frozen' } })
  await seedApi({ admin })
  await admin('PUT', '/limits', { apiAssets: { requestsPerSecond: 2 } })
  await aws('POST', '/v1', undefined, idHeaders())
  const copy = sandbox('copy')
  t.equal((await copy.admin('PUT', '/snapshot', (await admin('GET', '/snapshot')).body)).status, 200)
  t.equal((await copy.aws('POST', '/v1', undefined, idHeaders())).status, 200)
  t.equal((await copy.aws('POST', '/v1', undefined, idHeaders())).status, 429)
  await admin('POST', '/reset')
  t.notOk('apiRequests' in (await admin('GET', '/snapshot')).body)
})

t.test('other operations count for nothing, and requests that are not valid neither', async (t) => {
  const { aws, admin } = build(t, { clock: { mode: 'frozen' } })
  await seedApi({ admin })
  await admin('PUT', '/limits', { apiAssets: { requestsPerSecond: 1 } })
  for (let index = 0; index < 3; index++) {
    t.equal((await aws('GET', '/v1/data-sets')).status, 200)
    t.equal((await aws('POST', '/v1')).status, 400)
  }
  t.equal((await aws('POST', '/v1', undefined, idHeaders())).status, 200)
})
