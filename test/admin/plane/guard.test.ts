import t from 'tap'
import { build } from '../../support/build.js'
import { only } from '../../support/only.js'

t.test('with a token set, the control plane requires it, except for health', async (t) => {
  const { app } = build(t, { adminToken: 's3cret' })
  const status = async (url: string, authorization?: string) =>
    (await app.inject({ url, headers: authorization === undefined ? {} : { authorization } })).statusCode
  t.equal(await status('/__admin/jobs'), 401)
  t.equal(await status('/__admin/jobs', 's3cret'), 401)
  t.equal(await status('/__admin/jobs', 'Bearer wrong'), 401)
  t.equal(await status('/__admin/jobs', 'Bearer s3cret'), 200)
  t.equal(await status('/__admin/nothing'), 401, 'unknown routes require the token too')
  t.equal(await status('/__admin/health'), 200)
  t.equal(await status('/v1/jobs/nobody'), 400, 'the data plane requires no token')
  const { body } = await app.inject('/__admin/jobs')
  t.match(JSON.parse(body), { error: { code: 'Unauthorized', message: /send `Authorization: Bearer TOKEN`/ } })
})

t.test('requests from web pages of other origins are rejected', async (t) => {
  const { app } = build(t)
  const ask = (headers: Record<string, string>) => app.inject({ method: 'POST', url: '/__admin/reset', headers })
  for (const origin of ['http://evil.example', 'null', 'http://localhost:2018', 'garbage', '']) {
    const { statusCode, body } = await ask({ origin, host: 'localhost:2017' })
    t.equal(statusCode, 403, origin)
    t.equal(JSON.parse(body).error.code, 'ForeignOrigin')
  }
  t.equal((await ask({ origin: 'http://localhost:2017', host: 'localhost:2017' })).statusCode, 200)
  t.equal((await ask({})).statusCode, 200)
})

t.test('bodies must be JSON, be declared as JSON, and not exceed the limit', async (t) => {
  const { app } = build(t, { bodyLimitBytes: 1000 })
  const post = (type: string | undefined, payload: string) =>
    app.inject({
      method: 'POST',
      url: '/__admin/jobs',
      payload,
      headers: type === undefined ? {} : { 'content-type': type }
    })
  const job = JSON.stringify({ Type: 'EXPORT_ASSETS_TO_S3' })
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    undefined,
    'nonsense'
  ]) {
    const { statusCode, body } = await post(type, job)
    t.equal(statusCode, 415, type ?? 'no type')
    t.match(JSON.parse(body), {
      error: { code: 'UnsupportedMediaType', message: /must have the content type application\/json/ }
    })
  }
  t.equal((await post('application/json; charset=utf-8', job)).statusCode, 201)
  const broken = await post('application/json', '{"Type":')
  t.equal(broken.statusCode, 400)
  t.match(broken.json(), {
    error: { code: 'Invalid', message: 'The body is not JSON.', problems: only({ path: '$' }) }
  })
  const large = await post('application/json', `"${'x'.repeat(1000)}"`)
  t.equal(large.statusCode, 413)
  t.match(large.json(), { error: { code: 'PayloadTooLarge', message: /--body-limit/ } })
})
