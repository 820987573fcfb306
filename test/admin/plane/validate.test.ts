import diagnosticsChannel from 'node:diagnostics_channel'
import type { FastifyInstance, RouteOptions } from 'fastify'
import t from 'tap'
import { expectedBy } from '../../../src/core/validation/expected.js'
import { build } from '../../support/build.js'

/** All schemas in a schema, including the schema itself. */
function* schemasIn(schema: unknown, seen = new Set<unknown>()): Generator<object> {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return
  seen.add(schema)
  yield schema
  for (const part of Object.values(schema)) yield* schemasIn(part, seen)
}

t.test('no schema by which a request is validated has a sentence where a message needs a phrase', async (t) => {
  const routes: RouteOptions[] = []
  const onPlane = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onRoute', (route) => void routes.push(route))
  }
  diagnosticsChannel.subscribe('fastify.initialization', onPlane)
  t.teardown(() => diagnosticsChannel.unsubscribe('fastify.initialization', onPlane))
  await build(t).admin('GET', '/health')
  const validated = routes.flatMap(({ schema }) => [schema?.querystring, schema?.params, schema?.body])
  const phrases = validated.flatMap((schema) => [...schemasIn(schema)].flatMap((each) => expectedBy(each) ?? []))
  t.ok(phrases.includes('a whole number from 1 to 1000'))
  t.ok(phrases.includes('bytes in base64'))
  t.strictSame(
    phrases.filter((phrase) => /^[A-Z]|\.$/.test(phrase)),
    []
  )
})

t.test('a query parameter that is wrong gets a message that says what would be right', async (t) => {
  const { admin } = build(t)
  const cases = [
    ['/jobs?limit=1001', 'query.limit', 'must be a whole number from 1 to 1000, not "1001"'],
    ['/jobs?after=x', 'query.after', 'must be the value of `next` from the previous page, not "x"'],
    ['/data-sets?after=x', 'query.after', 'must be the value of `next` from the previous page, not "x"'],
    ['/requests?limit=0', 'query.limit', 'must be a whole number from 1 to 1000, not "0"'],
    ['/requests?after=x', 'query.after', 'must be the ordinal of a request, not "x"'],
    ['/requests?status=ok', 'query.status', 'must be an HTTP status, such as 429, not "ok"'],
    [
      '/jobs/x/await?state=COMPLETED&timeoutMs=5s',
      'query.timeoutMs',
      'must be a whole number from 0 to 600000, not "5s"'
    ]
  ] as const
  for (const [path, at, message] of cases) {
    const { status, body } = await admin('GET', path)
    t.equal(status, 400)
    t.strictSame(body.error.problems, [{ path: at, message }])
  }
})

t.test('a seed whose base64 or path of a response is wrong gets a message that says what would be right', async (t) => {
  const { admin } = build(t)
  const seed = (asset: object) => ({ AssetType: 'API_GATEWAY_API', revisions: [{ assets: [asset] }] })
  const cases = [
    [{ base64: '=' }, 'base64', 'must be bytes in base64, not "="'],
    [
      { responses: [{ path: 'x', status: 200 }] },
      'responses[0].path',
      'must be a path such as /prices, without a query, not "x"'
    ]
  ] as const
  for (const [asset, at, message] of cases) {
    const { status, body } = await admin('POST', '/data-sets', seed(asset))
    t.equal(status, 400)
    t.strictSame(body.error.problems, [{ path: `$.revisions[0].assets[0].${at}`, message }])
  }
})
