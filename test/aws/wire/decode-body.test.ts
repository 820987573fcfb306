import { gzipSync } from 'node:zlib'
import t from 'tap'
import { build } from '../../support/build.js'
import { exportRequest } from '../../support/jobs.js'

const JSON_TEXT = JSON.stringify(exportRequest())

t.test('CreateJob takes JSON, whatever its parameters and its case, and a body without a type', async (t) => {
  const { app } = build(t, { fixtures: [] })
  for (const type of ['application/json', 'application/json; charset=utf-8', 'Application/JSON', undefined]) {
    const headers = type === undefined ? {} : { 'content-type': type }
    const { statusCode } = await app.inject({
      method: 'POST',
      url: '/v1/jobs',
      headers,
      payload: Buffer.from(JSON_TEXT)
    })
    t.equal(statusCode, 201, String(type))
  }
})

t.test('CreateJob refuses a body of another type, which a web page could send, and makes no job', async (t) => {
  const { app, admin } = build(t, { fixtures: [] })
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonl', 'nonsense', ';;']) {
    const headers = { 'content-type': type }
    const response = await app.inject({ method: 'POST', url: '/v1/jobs', headers, payload: JSON_TEXT })
    t.match(response, { statusCode: 415, headers: { 'x-amzn-errortype': 'UnsupportedMediaTypeException' } }, type)
    t.match(response.json().Message, /^The body of this operation must be application\/json, not [^.]/)
  }
  t.strictSame((await admin('GET', '/jobs')).body.jobs, [])
})

t.test('operations without a body take any type', async (t) => {
  const { app, aws } = build(t, { fixtures: [] })
  const { Id } = (await aws('POST', '/v1/jobs', exportRequest())).body
  const headers = { 'content-type': 'text/plain', 'content-encoding': 'br' }
  const { statusCode } = await app.inject({ method: 'PATCH', url: `/v1/jobs/${Id}`, headers, payload: '{}' })
  t.equal(statusCode, 202)
})

t.test('a body may be compressed with gzip, up to the limit of bodies once it is decompressed', async (t) => {
  const { app } = build(t, { fixtures: [], bodyLimitBytes: 2000 })
  const create = (encoding: string, payload: Buffer) => {
    const headers = { 'content-type': 'application/json', 'content-encoding': encoding }
    return app.inject({ method: 'POST', url: '/v1/jobs', headers, payload })
  }
  t.equal((await create('gzip', gzipSync(JSON_TEXT))).statusCode, 201)
  t.equal((await create('identity', Buffer.from(JSON_TEXT))).statusCode, 201)
  const fits = JSON_TEXT + ' '.repeat(2000 - JSON_TEXT.length)
  t.equal((await create('gzip', gzipSync(fits))).statusCode, 201)
  t.match(await create('gzip', gzipSync(`${fits} `)), {
    statusCode: 413,
    headers: { 'x-amzn-errortype': 'RequestEntityTooLargeException' }
  })
  for (const [encoding, payload] of [
    ['gzip', Buffer.from(JSON_TEXT)],
    ['gzip', gzipSync(JSON_TEXT).subarray(0, 20)],
    ['br', gzipSync(JSON_TEXT)]
  ] as const) {
    const headers = { 'x-amzn-errortype': 'UnsupportedMediaTypeException' }
    t.match(await create(encoding, payload), { statusCode: 415, headers }, `${encoding}, ${payload.length} bytes`)
  }
})

t.test('a body that is too large gets a message that names the option', async (t) => {
  const { app } = build(t, { bodyLimitBytes: 1000 })
  for (const url of ['/v1/jobs', '/v1/data-sets']) {
    const response = await app.inject({ method: 'POST', url, payload: 'x'.repeat(1001) })
    t.match(response, { statusCode: 413, headers: { 'x-amzn-errortype': 'RequestEntityTooLargeException' } })
    t.equal(response.json().Message, 'Request body is too large; the limit is set by --body-limit.')
  }
})
