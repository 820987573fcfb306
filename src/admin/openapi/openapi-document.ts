import type { RouteOptions } from 'fastify'
import type { Json } from '../../core/schemas/json-schema.js'
import { Publisher } from '../../core/schemas/publisher.js'
import { VERSION } from '../../version.js'
import { ADMIN_ERRORS, AdminErrorBody } from '../plane/admin-error.js'
import { TAG_DOCS } from './docs/all.js'
import { componentSchemas } from './openapi-components.js'
import { describeOperation } from './openapi-operation.js'

/** An OpenAPI document. */
export type OpenApiDocument = Readonly<Record<string, Json>>

const DESCRIPTION =
  'Sets up the state of the emulated service for a test, and inspects what happened. Unknown members and query ' +
  'parameters are refused, and values are never converted to another type. A request that is refused changes nothing. ' +
  'Member names are in camelCase, except for those of AWS.'

/** Describes the routes of the control plane as OpenAPI 3.1, which takes the JSON Schemas of the routes unchanged. */
export function describeRoutes(routes: readonly RouteOptions[]): OpenApiDocument {
  const publisher = new Publisher(componentSchemas, 'openapi')
  return {
    openapi: '3.1.0',
    info: {
      title: 'dataexchange-local control plane',
      version: VERSION,
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' }
    },
    servers: [
      { url: '/', description: 'The default sandbox.' },
      {
        url: '{server}/sandbox/{name}',
        description: 'A sandbox selected by name.',
        variables: {
          server: {
            default: 'http://127.0.0.1:2017',
            description: 'Where the server is: the URL that it prints when it is ready.'
          },
          name: {
            default: 'default',
            description: 'The name of the sandbox: 1 to 64 letters, digits, dashes or underscores.'
          }
        }
      }
    ],
    // Alternatives: a token is required only if `--admin-token` is set.
    security: [{}, { token: [] }],
    tags: Object.entries(TAG_DOCS).map(([name, description]) => ({ name, description })),
    paths: paths(routes, publisher),
    components: {
      // The named schemas come last: by then all that is used is known.
      responses: errorResponses(publisher),
      schemas: publisher.definitions(),
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'The value of --admin-token.' } }
    }
  }
}

function paths(routes: readonly RouteOptions[], publisher: Publisher): Json {
  const items: Record<string, Record<string, Json>> = {}
  // The pages are for people, and no part of the interface.
  for (const route of routes.filter(({ schema }) => schema?.operationId !== undefined)) {
    const path = route.url.replace(/:(\w+)/g, '{$1}')
    items[path] = { ...items[path], [String(route.method).toLowerCase()]: describeOperation(route, publisher) }
  }
  return items
}

function errorResponses(publisher: Publisher): Json {
  const content = { 'application/json': { schema: publisher.publish(AdminErrorBody) } }
  return Object.fromEntries(
    Object.entries(ADMIN_ERRORS).map(([code, { when }]) => [code, { description: when, content }])
  )
}
