import { Type } from '@sinclair/typebox'
import type { ApiResponse } from '../../core/assets/api-response.js'
import { connectionKind } from '../../core/faults/effects/connection.js'
import { exceptionKind } from '../../core/faults/effects/exception.js'
import type { FaultResponse } from '../../core/faults/effects/response.js'
import { FaultSeed } from '../../core/faults/fault.js'
import { EXCEPTIONS, ExceptionCode } from '../../core/model/exception.js'
import { FRAMING_HEADERS, HEADER_NAME, HEADER_VALUE } from '../../core/model/http-response.js'
import type { JsonSchema } from '../../core/schemas/json-schema.js'
import { anyOfMembers, ifGiven, when, where, without, withRules } from './rules.js'

/** A fault does something, and a quota decides by itself when it fires. */
export function faultForm(): JsonSchema {
  return withRules(FaultSeed, [
    anyOfMembers('effect', 'delay'),
    when('effect', { required: ['quota'] }, without('skip', 'every', 'probability'))
  ])
}

/** Each exception takes the members of its own body. */
export function exceptionForm(): JsonSchema {
  const effect = Type.Object(exceptionKind.members, { additionalProperties: false })
  const own = Object.keys(exceptionKind.members).filter((name) => /^[A-Z]/.test(name))
  return {
    ...effect,
    description: 'The request fails with an exception of the service.',
    required: ['exception'],
    allOf: own.map((name) => ifGiven(name, where('exception', { enum: exceptionsWith(name) })))
  }
}

/** The exceptions whose bodies have a member. */
function exceptionsWith(member: string): ExceptionCode[] {
  return ExceptionCode.enum.filter((code) => member in EXCEPTIONS[code].body.properties)
}

/** Only a `drip` has a pace. */
export function connectionForm(): JsonSchema {
  const effect = Type.Object(connectionKind.members, { additionalProperties: false })
  return {
    ...effect,
    description: 'The connection fails, before the response or during it.',
    required: ['connection'],
    allOf: [ifGiven('paceMs', where('connection', { const: 'drip' }))]
  }
}

/** A response that can be sent: its headers are those of HTTP, and it has a body only if its status allows one. */
export function responseForm(response: typeof FaultResponse | typeof ApiResponse): JsonSchema {
  const { headers } = response.properties
  return {
    ...response,
    properties: {
      ...response.properties,
      headers: {
        type: 'object',
        description: headers.description,
        propertyNames: {
          pattern: HEADER_NAME.source,
          not: { pattern: `^(?:${FRAMING_HEADERS.map(anyCase).join('|')})$` }
        },
        additionalProperties: { type: 'string', pattern: HEADER_VALUE.source }
      }
    },
    allOf: [when('status', { enum: [204, 304] }, without('body'))]
  }
}

/** A pattern for a word in upper or lower case: JSON Schema has no flag for that. */
function anyCase(word: string): string {
  return word.replaceAll(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)
}
