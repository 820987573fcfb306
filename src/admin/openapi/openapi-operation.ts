import type { TObject, TSchema } from '@sinclair/typebox'
import type { FastifySchema, RouteOptions } from 'fastify'
import type { Json } from '../../core/schemas/json-schema.js'
import type { Publisher } from '../../core/schemas/publisher.js'
import { ADMIN_ERRORS, type AdminErrorCode } from '../plane/admin-error.js'
import { allowsNothing } from '../plane/validate.js'
import { OPERATION_DOCS } from './docs/all.js'
import type { BodyDocs, OperationDocs } from './docs/operation-docs.js'

/** The methods whose requests may have a body. */
const WITH_BODY = ['POST', 'PUT', 'DELETE']

/** OpenAPI cannot describe the lines of a body, so that a body of JSON lines is a string. */
const LINES = { type: 'string', description: 'One JSON value per line.' }

const JSON_TYPE = 'application/json'
const NO_BODY_DOCS: BodyDocs = { description: '', examples: {} }

/** Returns the documentation of an operation. Throws a TypeError if it has none: each one needs it. */
function docsOf(operationId: string): OperationDocs {
  const docs = OPERATION_DOCS[operationId]
  if (docs === undefined) throw new TypeError(`the operation ${operationId} is not documented`)
  return docs
}

/** Describes a route as OpenAPI's Operation Object. */
export function describeOperation(route: RouteOptions, publisher: Publisher): Json {
  const { config = {}, schema = {} } = route
  const { operationId = '', summary = '', tags = [] } = schema
  const docs = docsOf(operationId)
  const isHead = route.method === 'HEAD'
  return {
    // A HEAD route shares the schema of its GET route.
    operationId: isHead ? operationId.replace(/^get/, 'head') : operationId,
    summary,
    description: docs.description,
    tags,
    ...(config.public && { security: [] }),
    parameters: [
      ...parameters('path', schema.params, docs, publisher),
      ...parameters('query', schema.querystring, docs, publisher)
    ],
    ...requestBody(schema, docs, publisher),
    responses: { ...successes(schema, isHead, docs, publisher), ...errors(route) }
  }
}

function parameters(place: 'path' | 'query', schema: unknown, docs: OperationDocs, publisher: Publisher): Json[] {
  const { properties = {}, required = [] } = (schema ?? {}) as Partial<TObject>
  return Object.entries(properties).map(([name, { description, ...member }]) => ({
    name,
    in: place,
    required: (required as string[]).includes(name),
    ...(description !== undefined && { description }),
    ...(docs.parameters?.[name] !== undefined && { example: docs.parameters[name] }),
    schema: publisher.publish(member as TSchema)
  }))
}

function requestBody(
  { body, consumes = [JSON_TYPE] }: FastifySchema,
  { body: { description, examples } = NO_BODY_DOCS }: OperationDocs,
  publisher: Publisher
) {
  if (body === undefined || allowsNothing(body as TSchema)) return undefined
  const schema = publisher.publish(body as TSchema)
  const media = consumes.map((type) => {
    const isJson = type === JSON_TYPE
    const ofType = Object.entries(examples).filter(([, { value }]) => isJson === (typeof value !== 'string'))
    return [type, { schema: isJson ? schema : LINES, examples: Object.fromEntries(ofType) }]
  })
  return { requestBody: { description, required: true, content: Object.fromEntries(media) } }
}

function successes({ response }: FastifySchema, isHead: boolean, docs: OperationDocs, publisher: Publisher) {
  const responses = Object.entries((response ?? {}) as Record<string, TSchema>).map(([status, schema]) => {
    const content = isHead || status === '204' ? undefined : contentOf(schema, publisher)
    return [status, { description: docs.returns, ...(content && { content }) }]
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
