import diagnosticsChannel from 'node:diagnostics_channel'
import { Validator } from '@seriousme/openapi-schema-validator'
import type { FastifyInstance, RouteOptions } from 'fastify'
import t from 'tap'
import { componentSchemas } from '../../../src/admin/openapi/openapi-components.js'
import { build } from '../../support/build.js'
import { only } from '../../support/only.js'
import { at, type Operation, openApi, pathOf } from '../../support/openapi.js'

const operations: readonly [string, Operation][] = Object.entries(openApi.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]): [string, Operation] => [`${method.toUpperCase()} ${path}`, operation])
)

/** All objects in a document, including the document itself. */
function* objectsIn(part: unknown): Generator<Record<string, unknown>> {
  if (typeof part !== 'object' || part === null) return
  if (!Array.isArray(part)) yield part as Record<string, unknown>
  for (const each of Object.values(part)) yield* objectsIn(each)
}

const refs = [...objectsIn(openApi)].flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []))

t.test('the description is an OpenAPI 3.1 document', async (t) => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(structuredClone({ ...openApi }))
  t.ok(valid, JSON.stringify(errors))
  t.equal(validator.version, '3.1')
})

/** The URLs of pages for people and of their files. */
const PAGES = /^\/__admin\/(?:console|docs)(\/|$)/

t.test('it describes exactly the routes that exist, besides those of pages for people', async (t) => {
  const routes: RouteOptions[] = []
  const onPlane = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onRoute', (route) => {
      if (route.url.startsWith('/__admin/')) routes.push(route)
    })
  }
  diagnosticsChannel.subscribe('fastify.initialization', onPlane)
  t.teardown(() => diagnosticsChannel.unsubscribe('fastify.initialization', onPlane))
  // The plane is built at its first request.
  await build(t).admin('GET', '/health')
  t.ok(routes.length > 40)
  t.strictSame(
    operations.map(([name]) => name).sort(),
    routes
      .filter(({ url }) => !PAGES.test(url))
      .map(({ method, url }) => `${method} ${pathOf(url)}`)
      .sort()
  )
})

t.test('every schema that is given a name occurs in it under that name', async (t) => {
  t.strictSame(Object.keys(componentSchemas).sort(), Object.keys(openApi.components.schemas ?? {}).sort())
})

t.test('its references resolve, and every named schema is referenced', async (t) => {
  for (const ref of new Set(refs)) t.ok(at(ref.slice(1)), ref)
  for (const [kind, named] of [
    ['schemas', openApi.components.schemas],
    ['responses', openApi.components.responses]
  ] as const) {
    for (const name of Object.keys(named ?? {})) {
      t.ok(refs.includes(`#/components/${kind}/${name}`), `${kind}/${name}`)
    }
  }
})

t.test('every shape that it has more than once has a name', async (t) => {
  const seen = new Map<string, number>()
  for (const part of objectsIn(openApi)) {
    const isShape = part.type === 'object' && 'properties' in part && Object.keys(part.properties as object).length > 0
    if (isShape) seen.set(JSON.stringify(part), (seen.get(JSON.stringify(part)) ?? 0) + 1)
  }
  t.ok(seen.size > 100)
  t.strictSame(
    [...seen].filter(([, times]) => times > 1),
    []
  )
})

t.test('it is fit for generating clients', async (t) => {
  const ids = operations.map(([, { operationId }]) => operationId)
  t.equal(new Set(ids).size, ids.length, 'operation ids are unique')
  for (const [name, { operationId, summary, tags, responses }] of operations) {
    t.match(operationId, /^[a-z]+([A-Z][a-z]+)*$/, name)
    t.match(summary, /^[A-Z]((?!\. ).)+\.$/, name)
    t.equal(tags.length, 1, name)
    t.equal(Object.keys(responses).filter((status) => status.startsWith('2')).length, 1, name)
  }
})

t.test('objects allow no undeclared members', async (t) => {
  const open = [...objectsIn(openApi)].filter(
    ({ type, properties, additionalProperties }) =>
      type === 'object' && properties !== undefined && additionalProperties !== false
  )
  t.match(open, only({ description: 'An OpenAPI document.' }), 'except the document itself')
  t.equal(open.length, 1)
})

t.test('the token is described for the routes that may require it', async (t) => {
  const withoutToken = operations.filter(([, { responses }]) => responses[401] === undefined).map(([name]) => name)
  t.strictSame(withoutToken.sort(), ['GET /__admin/health', 'HEAD /__admin/health'])
  const { app } = build(t, { adminToken: 's3cret' })
  t.equal((await app.inject('/__admin/openapi.json')).statusCode, 401)
  const { body } = await app.inject({ url: '/__admin/openapi.json', headers: { authorization: 'Bearer s3cret' } })
  t.strictSame(JSON.parse(body), openApi, 'and the description is the same')
})

t.test('JSON lines and events have their own media types', async (t) => {
  t.match(at('/paths/~1__admin~1jobs/post/requestBody/content'), { 'application/json': {}, 'application/x-ndjson': {} })
  t.match(at('/paths/~1__admin~1events/get/responses/200/content'), { 'text/event-stream': {} })
})
