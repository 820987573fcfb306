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

/** Checks a part of a request against its schema as it is: nothing is coerced, filled in or left out. */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart = 'body' }) => {
  const part = PARTS[httpPart] as string
  return (data: unknown) => {
    // A stream is checked as it is read.
    if (data instanceof Readable) return { value: data }
    // Fastify hands in null where there is no body.
    if (data === undefined || data === null) {
      if (takesNothing(schema)) return { value: data }
      return { error: new AdminError('Invalid', 'A JSON body is needed.', [{ path: '$', message: 'is missing' }]) }
    }
    const problems = validate(schema, data)
    if (problems.length === 0) return { value: data }
    return { error: new AdminError('Invalid', 'The request is not valid.', showProblems(problems, part)) }
  }
}

/** Whether there is nothing that a part of a request may hold. */
export function takesNothing(schema: TSchema): boolean {
  return schema.type === 'object' && Object.keys(schema.properties).length === 0
}
