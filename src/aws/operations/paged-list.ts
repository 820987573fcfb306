import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { Check } from '@sinclair/typebox/value'
import type { OperationName } from '../../core/model/operation.js'
import type { Call } from '../call.js'
import { violation } from '../wire/constraint-violations.js'
import { fromQuery } from '../wire/member-places.js'
import { invalidInput } from '../wire/validate-input.js'

/** Mock: the default page size of no list is documented. */
const DEFAULT_MAX_RESULTS = 25

/** The members of every list's input. AWS: the service model's `MaxResults` and `NextToken`. */
export const PAGING = {
  MaxResults: Type.Optional(fromQuery(Type.Integer({ minimum: 1, maximum: 200 }), 'maxResults')),
  NextToken: Type.Optional(fromQuery(Type.String(), 'nextToken'))
}

/** The input of a list, as far as pages go. */
interface Paging {
  readonly MaxResults?: number
  readonly NextToken?: string
}

/**
 * A list that a token belongs to: that of an operation in a sandbox, with the ids or filters that it is asked for with.
 */
export interface PagedList<Key extends TSchema> {
  readonly operation: OperationName
  readonly of: readonly (string | undefined)[]
  /** The schema of what the next page begins after. */
  readonly key: Key
}

/** Returns after which key a page begins, and how long it is. Throws a WireError for a token of another list. */
export function pageOfInput<Key extends TSchema>(
  call: Call,
  { MaxResults: limit = DEFAULT_MAX_RESULTS, NextToken }: Paging,
  list: PagedList<Key>
): { limit: number; after: Static<Key> | undefined } {
  if (!NextToken) return { limit, after: undefined }
  const token = parse(NextToken)
  const belongs = token?.list === identityOf(call, list)
  if (token !== undefined && belongs && Check(list.key, token.after)) return { limit, after: token.after }
  throw invalidInput([violation('/NextToken', 'Member must be the NextToken of an earlier page of the same list')])
}

/** Returns the member `NextToken` of a page after which the list goes on at a key, or nothing if it is the last one. */
export function nextToken<Key extends TSchema>(
  call: Call,
  next: Static<Key> | undefined,
  list: PagedList<Key>
): { NextToken?: string } {
  if (next === undefined) return {}
  const token = JSON.stringify({ list: identityOf(call, list), after: next })
  return { NextToken: Buffer.from(token).toString('base64url') }
}

function identityOf<Key extends TSchema>({ sandbox }: Call, { operation, of }: PagedList<Key>): string {
  return JSON.stringify([sandbox.name, operation, ...of.map((id) => id ?? null)])
}

function parse(text: string): { list?: unknown; after?: unknown } | undefined {
  try {
    return Object(JSON.parse(Buffer.from(text, 'base64url').toString()))
  } catch {
    return undefined
  }
}
