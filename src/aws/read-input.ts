import type { TObject, TSchema } from '@sinclair/typebox'
import { Clean } from '@sinclair/typebox/value'
import type { FastifyRequest } from 'fastify'
import type { Operation } from './operation.js'
import { labelsOf, OPERATION_TABLE } from './operation-table.js'
import { UnreadableValue } from './wire/constraint-violations.js'
import { decodeBody } from './wire/decode-body.js'
import { parseQueryValue } from './wire/query-value.js'
import { readJson } from './wire/read-json.js'
import { validateInput } from './wire/validate-input.js'

/** The parts of a request that an input is read from. */
export type InputSource = Pick<FastifyRequest, 'params' | 'query' | 'body' | 'headers' | 'contentType' | 'routeOptions'>

/** The labels of a path by their names; an ARN is what the route's `*` stands for. */
type Params = Readonly<Record<string, string>>

/** The name of a query parameter, as a member of a schema that comes from the query. */
const QUERY_NAME = 'queryName'

/** A member of an input that comes from the query, where it has another name. AWS: the trait `httpQuery`. */
export function fromQuery<T extends TSchema>(schema: T, name: string): T {
  return { ...schema, [QUERY_NAME]: name }
}

/**
 * Returns a function that reads an operation's input from a request. It throws the service's exception for an input that
 * can't be read or violates a constraint.
 */
export function inputReader(operation: Operation): (source: InputSource) => unknown {
  const { input } = operation
  const labels = labelsOf(OPERATION_TABLE[operation.name])
  const others = Object.entries(input.properties).filter(([name]) => !labels.includes(name))
  // The ids in a path are looked up, not checked against a pattern: a job may have been seeded with any id.
  const read = labels.includes('ResourceArn')
    ? ({ '*': ResourceArn }: Params) => ({ ResourceArn })
    : (params: Params) => params
  if (others.length === 0) return ({ params }) => read(params as Params)
  const query = others.filter(([, schema]) => QUERY_NAME in schema)
  const hasBody = query.length < others.length
  return (source) => {
    const { params, query: given } = source
    const value = validateInput(operation, () => ({
      ...(hasBody && readBody(source)),
      ...readQuery(query, given as Record<string, string | string[]>),
      ...read(params as Params)
    }))
    // AWS: servers of the protocol restJson1 pass over members that the model does not know.
    return hasBody ? Clean(input as TObject, value) : value
  }
}

/** Returns the body of a request, which must be a JSON object. Throws what says why it can't be read. */
export function readBody({ body, headers, contentType, routeOptions }: InputSource): object {
  const bytes = (body as Buffer | undefined) ?? Buffer.alloc(0)
  const { 'content-encoding': contentEncoding } = headers
  const value = readJson(decodeBody({ bytes, contentType, contentEncoding, limit: routeOptions.bodyLimit }))
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw new UnreadableValue('it must be of the type object')
}

function readQuery(members: readonly [string, TSchema][], given: Record<string, string | string[]>): object {
  const input: Record<string, unknown> = {}
  for (const [name, schema] of members) {
    const parameter = schema[QUERY_NAME] as string
    const value = given[parameter]
    if (value !== undefined) input[name] = parseQueryValue(schema, parameter, value)
  }
  return input
}
