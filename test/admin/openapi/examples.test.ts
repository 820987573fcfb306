import { join } from 'node:path'
import t from 'tap'
import type { Scenario } from '../../../src/core/world/scenario.js'
import { build, type TestServer } from '../../support/build.js'
import { differs, openApi } from '../../support/openapi.js'

interface Described {
  readonly description?: string
}
interface Parameter extends Described {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly example?: string
}
interface Media {
  readonly examples?: Readonly<Record<string, { readonly summary: string; readonly value: unknown }>>
}
interface Operation extends Described {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: Described & { readonly content: Readonly<Record<string, Media>> }
  readonly responses: Readonly<Record<string, Described>>
}

const operations = Object.entries(openApi.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({
    method: method.toUpperCase(),
    path,
    pointer: `/paths/${path.replaceAll('/', '~1')}/${method}`,
    operation: operation as unknown as Operation
  }))
)

const SENTENCES = /^[A-Z`].*\.$/s

t.test(
  'every operation, parameter, body, response, named schema and tag is described, and has examples where it has input',
  async (t) => {
    for (const { method, path, operation } of operations) {
      const name = `${method} ${path}`
      t.match(operation.description, SENTENCES, name)
      t.not(operation.description, operation.summary, name)
      for (const parameter of operation.parameters) {
        t.ok(parameter.description, `${name} ${parameter.name}`)
        t.type(parameter.example, 'string', `${name} ${parameter.name}`)
      }
      if (operation.requestBody !== undefined) {
        t.match(operation.requestBody.description, SENTENCES, name)
        for (const [type, { examples = {} }] of Object.entries(operation.requestBody.content)) {
          t.ok(Object.keys(examples).length > 0, `${name} ${type}`)
          for (const { summary } of Object.values(examples)) t.match(summary, /^[A-Z].*[^.]$/, `${name} ${type}`)
        }
      }
      for (const [status, { description, ...rest }] of Object.entries(operation.responses)) {
        t.ok(description || '$ref' in rest, `${name} ${status}`)
      }
    }
    for (const [name, schema] of Object.entries(openApi.components.schemas ?? {})) {
      t.ok((schema as Described).description, `components/schemas/${name}`)
    }
    const { tags = [] } = openApi as unknown as { tags?: readonly (Described & { readonly name: string })[] }
    for (const { name, description } of tags) t.match(description, SENTENCES, name)
    t.strictSame(
      tags.map(({ name }) => name).sort(),
      [...new Set(operations.flatMap(({ operation }) => operation.tags))].sort()
    )
  }
)

t.test('every example is valid by its schema', async (t) => {
  for (const { pointer, operation } of operations) {
    for (const [index, { name, example }] of operation.parameters.entries()) {
      t.equal(differs(example, `${pointer}/parameters/${index}/schema`), undefined, `${pointer} ${name}`)
    }
    for (const [type, { examples = {} }] of Object.entries(operation.requestBody?.content ?? {})) {
      const schema = `${pointer}/requestBody/content/${type.replaceAll('/', '~1')}/schema`
      for (const [name, { value }] of Object.entries(examples)) {
        t.equal(differs(value, schema), undefined, `${pointer} ${name}`)
      }
    }
  }
})

/** What the examples are about. */
const START: readonly Scenario[] = [
  {
    name: 'start',
    jobs: [
      { Type: 'EXPORT_ASSETS_TO_S3', Id: 'nightly-export', plan: 'hangs' },
      { Type: 'EXPORT_ASSETS_TO_S3', Id: 'other', plan: 'succeeds' }
    ],
    faults: [{ id: 'throttle-first-two', times: 2, effect: { exception: 'ThrottlingException' } }],
    outcomes: [{ id: 'imports-fail', plan: 'fails' }],
    dataSets: [{ Id: 'prices' }]
  },
  { name: 'checkout', autoload: false }
]

/** Operations whose responses never end. */
const STREAMS = ['streamEvents']

/** Sends a request. Returns the status and, if it is not that of a success, the body. */
async function send(
  { app, wall }: TestServer,
  method: string,
  url: string,
  type?: string,
  payload?: string
): Promise<string> {
  const sent = app.inject({
    method: method as 'POST',
    url,
    ...(payload !== undefined && { headers: { 'content-type': type as string }, payload })
  })
  let isWaiting = true
  sent.finally(() => {
    isWaiting = false
  })
  // A request that waits for something has to get to the end of its time.
  while (isWaiting) {
    await new Promise(setImmediate)
    wall.advance(100)
  }
  const { statusCode, body } = await sent
  return statusCode < 300 ? String(statusCode) : `${statusCode} ${body}`
}

t.test('the server responds to every example with the status that the document has for success', async (t) => {
  const server = build(t, { snapshot: join(t.testdir(), 'state.json') }, START)
  await server.app.inject('/sandbox/worker-1/__admin/clock')
  let sent = 0
  for (const { method, path, operation } of operations) {
    if (STREAMS.includes(operation.operationId)) continue
    const success = Object.keys(operation.responses).find((status) => status.startsWith('2'))
    const url = (given: readonly Parameter[]) => {
      const inPath = given.filter((parameter) => parameter.in === 'path')
      const filled = inPath.reduce((text, { name, example = '' }) => text.replace(`{${name}}`, example), path)
      const query = given.flatMap(({ name, in: place, example = '' }) =>
        place === 'query' ? [`${name}=${encodeURIComponent(example)}`] : []
      )
      return query.length === 0 ? filled : `${filled}?${query.join('&')}`
    }
    const all = url(operation.parameters)
    const required = url(operation.parameters.filter((parameter) => parameter.required))
    const bodies = Object.entries(operation.requestBody?.content ?? {}).flatMap(([type, { examples = {} }]) =>
      Object.entries(examples).map(([name, { value }]) => ({
        name,
        type,
        text: typeof value === 'string' ? value : JSON.stringify(value)
      }))
    )
    for (const target of new Set([all, required])) {
      // Each request has a sandbox of its own, but for one that is about another sandbox.
      const own = () => (operation.operationId === 'deleteSandbox' ? target : `/sandbox/example-${sent}${target}`)
      if (bodies.length === 0) {
        sent++
        t.equal(await send(server, method, own()), success, `${method} ${target}`)
      }
      for (const { name, type, text } of bodies) {
        sent++
        t.equal(await send(server, method, own(), type, text), success, `${method} ${target} ${name}`)
      }
    }
  }
  t.ok(sent > 60)
})
