import Ajv, { type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { buildApp } from '../../src/app.js'
import { defaultConfig } from '../../src/config/config.js'
import { TestWall } from './test-wall.js'

/** What tests look at in the description of the control plane. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>
}

export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly responses: Readonly<Record<string, Response>>
}

interface Response {
  readonly $ref?: string
  readonly content?: Readonly<Record<string, object>>
}

/** The description of the control plane, as the server gives it. */
export const openApi = await ask()

// A component is compiled once and called, not once more in each response that has it; and each is used a few times
// only.
const ajv = new Ajv.default({ strictTypes: false, validateSchema: false, inlineRefs: false, code: { optimize: false } })
addFormats.default(ajv)
ajv.addKeyword('discriminator')
// The document is no schema itself, but its schemas refer to one another by their places in it.
for (const member of Object.keys(openApi)) ajv.addKeyword(member)
ajv.addSchema(openApi, 'openapi')
const validators = new Map<string, ValidateFunction>()

/** How a route, in Fastify's way of writing, is described to answer with a status: a JSON pointer and what is there. */
export function describedAnswer(method: string, route: string, status: number): [string, Response] | undefined {
  const path = pathOf(route)
  const answer = openApi.paths[path]?.[method.toLowerCase()]?.responses[status]
  if (answer === undefined) return undefined
  if (answer.$ref === undefined)
    return [`/paths/${path.replaceAll('/', '~1')}/${method.toLowerCase()}/responses/${status}`, answer]
  return [answer.$ref.slice(1), at(answer.$ref.slice(1)) as Response]
}

/** The route of the control plane that a method and a path belong to, in OpenAPI's way of writing. */
export function routeOf(method: string, path: string): string | undefined {
  const segments = path.split('/')
  return Object.keys(openApi.paths).find((route) => {
    if (openApi.paths[route]?.[method.toLowerCase()] === undefined) return false
    const wanted = route.split('/')
    return (
      wanted.length === segments.length &&
      wanted.every((part, index) => (part.startsWith('{') ? segments[index] !== '' : part === segments[index]))
    )
  })
}

/** A route's path in OpenAPI's way of writing. */
export function pathOf(route: string): string {
  return route.replaceAll(/:(\w+)/g, '{$1}')
}

/** What there is in the document at a JSON pointer. */
export function at(pointer: string): unknown {
  const names = pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/'))
  return names.reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], openApi)
}

/** In what a value differs from the schema at a JSON pointer; undefined if it does not. */
export function differs(value: unknown, pointer: string): string | undefined {
  const validate = validators.get(pointer) ?? ajv.compile({ $ref: `openapi#${encodeURI(pointer)}` })
  validators.set(pointer, validate)
  return validate(value) ? undefined : ajv.errorsText(validate.errors)
}

async function ask(): Promise<OpenApi> {
  const app = buildApp({ config: defaultConfig(), scenarios: [], wall: new TestWall() })
  const { body } = await app.inject('/__admin/openapi.json')
  await app.close()
  return JSON.parse(body)
}
