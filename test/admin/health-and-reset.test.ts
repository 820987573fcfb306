import t from 'tap'
import { VERSION } from '../../src/version.js'
import { build } from '../support/build.js'
import { only } from '../support/only.js'

t.test('health', async (t) => {
  const { app, admin, wall } = build(t)
  await app.ready()
  wall.advance(1234.5)
  t.strictSame((await admin('GET', '/health')).body, {
    status: 'healthy',
    version: VERSION,
    uptimeMs: 1234,
    ready: true
  })
  const head = await app.inject({ method: 'HEAD', url: '/__admin/health' })
  t.strictSame([head.statusCode, head.body], [200, ''])
})

t.test('reset', async (t) => {
  const jobs = [{ Type: 'EXPORT_ASSETS_TO_S3', Id: 'a' } as const]
  const { admin } = build(t, { clock: { mode: 'frozen', now: '2026-05-01T00:00:00.000Z' } }, [{ name: 'x', jobs }])
  await admin('DELETE', '/jobs/a')
  await admin('POST', '/faults', { delay: { ms: 0 } })
  const { status, body } = await admin('POST', '/reset')
  t.equal(status, 200)
  t.strictSame(body, { sandbox: 'default', jobs: 1, faults: 0, now: '2026-05-01T00:00:00.000Z' })
  t.match((await admin('POST', '/reset?to=empty')).body, { jobs: 0 })
  t.match(await admin('POST', '/reset?to=void'), {
    status: 400,
    body: { error: { problems: only({ path: 'query.to' }) } }
  })
  t.match(await admin('POST', '/reset', { to: 'empty' }), {
    status: 400,
    body: { error: { problems: only({ path: '$.to' }) } }
  })
})

t.test('the error for an unknown route lists the known ones', async (t) => {
  const { admin } = build(t)
  t.match(await admin('GET', '/job'), {
    status: 404,
    body: {
      error: { code: 'NotFound', message: /^There is no GET \/__admin\/job\. There are: GET \/__admin\/health, / }
    }
  })
})
