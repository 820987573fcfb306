import { STATUS_CODES } from 'node:http'
import type { TObject, TSchema } from '@sinclair/typebox'
import type { FastifySchema, RouteOptions } from 'fastify'
import type { Json } from '../../core/schemas/json-schema.js'
import type { Publisher } from '../../core/schemas/publisher.js'
import { ADMIN_ERRORS, type AdminErrorCode } from '../plane/admin-error.js'
import { allowsNothing } from '../plane/validate.js'

/** The methods whose requests may have a body. */
const WITH_BODY = ['POST', 'PUT', 'DELETE']

/** OpenAPI cannot describe the lines of a body, so that a body of JSON lines is a string. */
const LINES = { type: 'string', description: 'One JSON value per line.' }

/** Describes a route as OpenAPI's Operation Object. */
export function describeOperation(route: RouteOptions, publisher: Publisher): Json {
  const { config = {}, schema = {} } = route
  const { operationId = '', summary = '', description, tags = [] } = schema
  const isHead = route.method === 'HEAD'
  return {
    // A HEAD route shares the schema of its GET route.
    operationId: isHead ? operationId.replace(/^get/, 'head') : operationId,
    summary,
    ...(description !== undefined && { description }),
    tags,
    ...(config.public && { security: [] }),
    parameters: [
      ...parameters('path', schema.params, publisher),
      ...parameters('query', schema.querystring, publisher)
    ],
    ...requestBody(schema, publisher),
    responses: { ...successes(schema, isHead, publisher), ...errors(route) }
  }
}

function parameters(place: 'path' | 'query', schema: unknown, publisher: Publisher): Json[] {
  const { properties = {}, required = [] } = (schema ?? {}) as Partial<TObject>
  return Object.entries(properties).map(([name, { description, ...member }]) => ({
    name,
    in: place,
    required: (required as string[]).includes(name),
    ...(description !== undefined && { description }),
    schema: publisher.publish(member as TSchema)
  }))
}

function requestBody({ body, consumes = ['application/json'] }: FastifySchema, publisher: Publisher) {
  if (body === undefined || allowsNothing(body as TSchema)) return undefined
  const schema = publisher.publish(body as TSchema)
  const media = consumes.map((type) => [type, { schema: type === 'application/json' ? schema : LINES }])
  return { requestBody: { required: true, content: Object.fromEntries(media) } }
}

function successes({ response }: FastifySchema, isHead: boolean, publisher: Publisher) {
  const responses = Object.entries((response ?? {}) as Record<string, TSchema>).map(([status, schema]) => {
    const content = isHead || status === '204' ? undefined : contentOf(schema, publisher)
    return [status, { description: STATUS_CODES[status], ...(content && { content }) }]
  })
  return Object.fromEntries(responses)
}

function contentOf(schema: TSchema, publisher: Publisher): Json {
  const content: Record<string, { schema: TSchema }> = schema.content ?? { 'application/json': { schema } }
  return Object.fromEntries(
    Object.entries(content).map(([type, { schema }]) => [type, { schema: publisher.publish(schema) }])
  )
}

function errors({ method, config, schema }: RouteOptions) {
  const codes: AdminErrorCode[] = [
    'Invalid',
    ...(config?.public ? [] : (['Unauthorized'] as const)),
    'ForeignOrigin',
    'HostNotAllowed',
    ...(WITH_BODY.includes(method as string) ? (['PayloadTooLarge', 'UnsupportedMediaType'] as const) : []),
    'Unprocessable',
    'Bug',
    'LimitReached',
    ...(schema?.errors ?? [])
  ]
  return Object.fromEntries(
    codes.map((code) => [ADMIN_ERRORS[code].status, { $ref: `#/components/responses/${code}` }])
  )
}
