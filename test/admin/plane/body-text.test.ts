import { gzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { build } from '../../support/build.js'
import { Type } from '../../support/jobs.js'

function post(t: Test, payload: Buffer, headers: Record<string, string>) {
  const { app, wall } = build(t)
  // Long bodies, and streams of seeds that are refused, are worked on in turns.
  const ticking = setInterval(() => wall.advance(0))
  t.teardown(() => clearInterval(ticking))
  return app.inject({ method: 'POST', url: '/__admin/jobs', payload, headers })
}

const JSON_BODY = { 'content-type': 'application/json' }
const LINES = { 'content-type': 'application/x-ndjson' }

/** A job whose id is written in Latin-1. */
const latin1 = (padding = '') => Buffer.from(`{"Type":"${Type}","Id":"café"${padding}}`, 'latin1')

t.test('a body that is not UTF-8 is refused, whatever its type and length', async (t) => {
  for (const payload of [latin1(), latin1(' '.repeat(100_000))]) {
    for (const headers of [JSON_BODY, LINES]) {
      const { statusCode, body } = await post(t, payload, headers)
      t.equal(statusCode, 400)
      t.match(JSON.parse(body), { error: { code: 'Invalid', message: 'The body is not UTF-8.' } })
    }
  }
  // Cut off within a character.
  t.match((await post(t, Buffer.from([0x22, 0xc3]), JSON_BODY)).json(), {
    error: { message: 'The body is not UTF-8.' }
  })
})

t.test('a body in UTF-8 is read with or without a byte order mark', async (t) => {
  for (const mark of ['', '\ufeff']) {
    const { statusCode, body } = await post(t, Buffer.from(`${mark}{"Type":"${Type}","Id":"café"}`), JSON_BODY)
    t.equal(statusCode, 201)
    t.equal(JSON.parse(body).job.Id, 'café')
  }
})

t.test('a body that is compressed is refused with its encoding named', async (t) => {
  const payload = gzipSync(`{"Type":"${Type}"}`)
  for (const headers of [JSON_BODY, LINES]) {
    const { statusCode, body } = await post(t, payload, { ...headers, 'content-encoding': 'gzip' })
    t.equal(statusCode, 415)
    t.equal(JSON.parse(body).error.message, 'The body must not be encoded: its Content-Encoding is gzip.')
  }
  const identity = { ...JSON_BODY, 'content-encoding': 'Identity' }
  t.equal((await post(t, Buffer.from(`{"Type":"${Type}"}`), identity)).statusCode, 201)
})
