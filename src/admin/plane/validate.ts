import { Readable } from 'node:stream'
import { type TSchema, TypeGuard } from '@sinclair/typebox'
import type { FastifySchemaCompiler } from 'fastify'
import type { TimeSlices } from '../../core/time/time-slices.js'
import type { Problem } from '../../core/validation/problem.js'
import { validate } from '../../core/validation/validate.js'
import { validateInSteps } from '../../core/validation/validate-in-steps.js'
import { AdminError, showProblems } from './admin-error.js'

/** The length from which a list in a body is validated in slices. */
const LONG_LIST = 64

const PARTS: Readonly<Record<string, string>> = {
  body: '$',
  querystring: 'query',
  params: 'params',
  headers: 'headers'
}

/**
 * Returns a compiler of validators. They validate a part of a request against its schema: nothing is coerced, removed
 * or filled with defaults. A long body is validated in slices.
 */
export function validatorCompiler(slices: TimeSlices): FastifySchemaCompiler<TSchema> {
  return ({ schema, httpPart = 'body' }) => {
    const part = PARTS[httpPart] as string
    return (data: unknown) => {
      // A stream is validated as it is read.
      if (data instanceof Readable) return { value: data }
      // Fastify passes null if there is no body.
      if (data === undefined || data === null) {
        if (allowsNothing(schema)) return { value: data }
        return { error: new AdminError('Invalid', 'A JSON body is required.', [{ path: '$', message: 'is missing' }]) }
      }
      if (part === '$' && isLong(data)) {
        // Fastify awaits a promise that rejects with the error, which its types don't say.
        return slices.take(validateInSteps(schemaFor(schema, data), data)).then((problems) => {
          if (problems.length > 0) throw invalid(problems, part)
        }) as never
      }
      const problems = validate(schema, data)
      return problems.length === 0 ? { value: data } : { error: invalid(problems, part) }
    }
  }
}

function invalid(problems: readonly Problem[], part: string): AdminError {
  return new AdminError('Invalid', 'The request is not valid.', showProblems(problems, part))
}

/** Whether a body holds lists that are long together. */
function isLong(body: unknown, levels = 3): boolean {
  if (Array.isArray(body)) return body.length > LONG_LIST
  if (levels === 0 || typeof body !== 'object' || body === null) return false
  return Object.values(body).some((member) => isLong(member, levels - 1))
}

/** The schema by which a body is validated: of a union with a list, the list if the body is one. */
function schemaFor(schema: TSchema, body: unknown): TSchema {
  if (!TypeGuard.IsUnion(schema) || !Array.isArray(body)) return schema
  return schema.anyOf.find((variant) => TypeGuard.IsArray(variant)) ?? schema
}

/** Returns whether a schema allows no members at all. */
export function allowsNothing(schema: TSchema): boolean {
  return schema.type === 'object' && Object.keys(schema.properties).length === 0
}
