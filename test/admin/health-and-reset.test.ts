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

t.test('the error for an unknown route names those that may be meant, and where all are listed', async (t) => {
  const { admin } = build(t)
  const all = ' GET /__admin/openapi.json lists all routes, and /__admin/docs/ shows them.'
  for (const [method, url, meant] of [
    ['GET', '/job', ' Did you mean /__admin/jobs?'],
    ['GET', '/job/abc?x=1', ' Did you mean /__admin/jobs/:JobId?'],
    ['PUT', '/jobs', ' /__admin/jobs takes GET, POST.'],
    ['PATCH', '/faults/mine', ' /__admin/faults/mine takes GET, DELETE.'],
    ['GET', '/something-else', '']
  ] as const) {
    t.match(await admin(method, url), {
      status: 404,
      body: { error: { code: 'NotFound', message: `There is no ${method} /__admin${url}.${meant}${all}` } }
    })
  }
})
