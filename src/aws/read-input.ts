import type { TObject } from '@sinclair/typebox'
import { Clean } from '@sinclair/typebox/value'
import type { FastifyRequest } from 'fastify'
import type { Operation } from './operation.js'
import { labelsOf, OPERATION_TABLE } from './operation-table.js'
import { UnreadableValue } from './wire/constraint-violations.js'
import { decodeBody } from './wire/decode-body.js'
import { type MemberSource, memberReader } from './wire/member-places.js'
import { readJson } from './wire/read-json.js'
import { validateInput } from './wire/validate-input.js'

/** The parts of a request that an input is read from. */
export type InputSource = MemberSource & Pick<FastifyRequest, 'params' | 'contentType' | 'routeOptions'>

/** The labels of a path by their names; an ARN is what the route's `*` stands for. */
type Params = Readonly<Record<string, string>>

/**
 * Returns a function that reads an operation's input from a request. It throws the service's exception for an input
 * that can't be read or violates a constraint.
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
  const placed = others.flatMap(([name, schema]) => {
    const readMember = memberReader(schema)
    return readMember ? [[name, readMember] as const] : []
  })
  const hasBody = placed.length < others.length
  return (source) => {
    const value = validateInput(operation, () => {
      const input: Record<string, unknown> = hasBody ? { ...readBody(source) } : {}
      for (const [name, readMember] of placed) {
        const member = readMember(source)
        if (member !== undefined) input[name] = member
      }
      return { ...input, ...read(source.params as Params) }
    })
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
