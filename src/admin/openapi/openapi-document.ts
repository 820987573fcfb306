import type { RouteOptions } from 'fastify'
import { VERSION } from '../../version.js'
import { ADMIN_ERRORS, AdminErrorBody } from '../plane/admin-error.js'
import { Components, type Json } from './openapi-components.js'
import { describeOperation } from './openapi-operation.js'

/** An OpenAPI document. */
export type OpenApiDocument = Readonly<Record<string, Json>>

/** Describes the routes of the control plane as OpenAPI 3.1, which takes the JSON Schemas of the routes unchanged. */
export function describeRoutes(routes: readonly RouteOptions[]): OpenApiDocument {
  const components = new Components()
  return {
    openapi: '3.1.0',
    info: {
      title: 'dataexchange-local control plane',
      version: VERSION,
      description: 'Sets up the state of the emulated service for a test, and inspects what happened.'
    },
    servers: [
      { url: '/', description: 'The default sandbox.' },
      {
        url: '/sandbox/{name}',
        description: 'A sandbox selected by name.',
        variables: {
          name: {
            default: 'default',
            description: 'The name of the sandbox: 1 to 64 letters, digits, dashes or underscores.'
          }
        }
      }
    ],
    // Alternatives: a token is required only if `--admin-token` is set.
    security: [{}, { token: [] }],
    paths: paths(routes, components),
    components: {
      schemas: components.schemas(),
      responses: errorResponses(components),
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'The value of --admin-token.' } }
    }
  }
}

function paths(routes: readonly RouteOptions[], components: Components): Json {
  const items: Record<string, Record<string, Json>> = {}
  for (const route of routes) {
    const path = route.url.replace(/:(\w+)/g, '{$1}')
    items[path] = { ...items[path], [String(route.method).toLowerCase()]: describeOperation(route, components) }
  }
  return items
}

function errorResponses(components: Components): Json {
  const content = { 'application/json': { schema: components.refer(AdminErrorBody) } }
  return Object.fromEntries(
    Object.entries(ADMIN_ERRORS).map(([code, { when }]) => [code, { description: when, content }])
  )
}
