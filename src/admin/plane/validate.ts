import { Readable } from 'node:stream'
import type { TSchema } from '@sinclair/typebox'
import type { FastifySchemaCompiler } from 'fastify'
import { validate } from '../../core/validation/validate.js'
import { AdminError, showProblems } from './admin-error.js'

const PARTS: Readonly<Record<string, string>> = {
  body: '$',
  querystring: 'query',
  params: 'params',
  headers: 'headers'
}

/** Validates a part of a request against its schema: nothing is coerced, removed or filled with defaults. */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart = 'body' }) => {
  const part = PARTS[httpPart] as string
  return (data: unknown) => {
    // A stream is validated as it is read.
    if (data instanceof Readable) return { value: data }
    // Fastify passes null if there is no body.
    if (data === undefined || data === null) {
      if (allowsNothing(schema)) return { value: data }
      return { error: new AdminError('Invalid', 'A JSON body is required.', [{ path: '$', message: 'is missing' }]) }
    }
    const problems = validate(schema, data)
    if (problems.length === 0) return { value: data }
    return { error: new AdminError('Invalid', 'The request is not valid.', showProblems(problems, part)) }
  }
}

/** Returns whether a schema allows no members at all. */
export function allowsNothing(schema: TSchema): boolean {
  return schema.type === 'object' && Object.keys(schema.properties).length === 0
}
