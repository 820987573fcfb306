import type { TObject, TSchema } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { parseQueryValue } from './query-value.js'

/** The parts of a request that members of an input come from, besides the path and a body of JSON. */
export type MemberSource = Pick<FastifyRequest, 'query' | 'headers' | 'body' | 'originalUrl'>

/** The keywords of schemas that say where a member comes from, with what it is called there. */
const QUERY_NAME = 'queryName'
const HEADER_NAME = 'headerName'
const HEADER_PREFIX = 'headerPrefix'
const IS_QUERY = 'isQuery'
const IS_PAYLOAD = 'isPayload'

/** A member of an input that comes from the query, where it has another name. AWS: the trait `httpQuery`. */
export function fromQuery<T extends TSchema>(schema: T, name: string): T {
  return { ...schema, [QUERY_NAME]: name }
}

/** A member that has all of the query. AWS: the trait `httpQueryParams`. */
export function fromWholeQuery<T extends TSchema>(schema: T): T {
  return { ...schema, [IS_QUERY]: true }
}

/** A member that comes from a header. AWS: the trait `httpHeader`. */
export function fromHeader<T extends TSchema>(schema: T, name: string): T {
  return { ...schema, [HEADER_NAME]: name }
}

/** A member that has the headers with a prefix, by the rest of their names. AWS: the trait `httpPrefixHeaders`. */
export function fromHeaders<T extends TSchema>(schema: T, prefix: string): T {
  return { ...schema, [HEADER_PREFIX]: prefix }
}

/** A member that is the body as it is, whatever its type. AWS: the trait `httpPayload`. */
export function fromPayload<T extends TSchema>(schema: T): T {
  return { ...schema, [IS_PAYLOAD]: true }
}

/** Returns the names of the members that come from headers of their own. */
export function headerMembers({ properties }: TObject): string[] {
  return Object.keys(properties).filter((name) => HEADER_NAME in (properties[name] as TSchema))
}

/** Returns what reads a member from a request; undefined for one of the path or of a body of JSON. */
export function memberReader(schema: TSchema): ((source: MemberSource) => unknown) | undefined {
  if (QUERY_NAME in schema) return ({ query }) => queryMember(schema, query as QueryParameters)
  if (IS_QUERY in schema) return ({ originalUrl }) => queryParameters(originalUrl)
  if (HEADER_NAME in schema) return ({ headers }) => headers[schema[HEADER_NAME]]
  if (HEADER_PREFIX in schema) return ({ headers }) => headersBelow(schema[HEADER_PREFIX], headers)
  return IS_PAYLOAD in schema ? ({ body }) => body : undefined
}

/** The parameters of a query; those that are given several times with all values. */
export type QueryParameters = Readonly<Record<string, string | string[]>>

/** Returns the parameters in the query of a URL. */
export function queryParameters(url: string): QueryParameters {
  const parameters = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : '')) {
    const values = parameters.get(name)
    if (values === undefined) parameters.set(name, [value])
    else values.push(value)
  }
  return Object.fromEntries(
    [...parameters].map(([name, values]) => [name, values.length === 1 ? (values[0] as string) : values])
  )
}

function queryMember(schema: TSchema, query: QueryParameters): unknown {
  const name = schema[QUERY_NAME] as string
  const value = query[name]
  return value === undefined ? undefined : parseQueryValue(schema, name, value)
}

function headersBelow(prefix: string, headers: MemberSource['headers']): Record<string, string> {
  const below = Object.entries(headers).filter(([name]) => name.startsWith(prefix) && name.length > prefix.length)
  return Object.fromEntries(below.map(([name, value]) => [name.slice(prefix.length), String(value)]))
}
