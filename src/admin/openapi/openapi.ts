import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { RouteOptions } from 'fastify'
import type { AdminErrorCode } from '../plane/admin-error.js'
import type { OpenApiDocument } from './openapi-document.js'

declare module 'fastify' {
  /** What the OpenAPI document says about a route besides its parameters, body and responses. */
  interface FastifySchema {
    /** The name of the operation in generated clients. */
    operationId?: string
    /** What it does, in one sentence. What else there is to say is in `docs/`. */
    summary?: string
    /** The groups that the operation belongs to. */
    tags?: readonly string[]
    /** The content types of the body; only application/json if absent. */
    consumes?: readonly string[]
    /** The errors of the operation besides those common to all routes. */
    errors?: readonly AdminErrorCode[]
  }
}

/** `GET /__admin/openapi.json`: the description of all routes, built at the first request. */
export const openApi: FastifyPluginAsyncTypebox<{ routes: readonly RouteOptions[] }> = async (app, { routes }) => {
  let document: OpenApiDocument | undefined
  app.get(
    '/openapi.json',
    {
      config: { isSandboxIndependent: true },
      schema: {
        operationId: 'getOpenApi',
        summary: 'Retrieves the OpenAPI 3.1 document of the control plane.',
        tags: ['openapi'],
        response: { 200: Type.Object({}, { description: 'An OpenAPI document.' }) }
      }
    },
    async () => {
      if (document === undefined) {
        // What only the document needs is loaded with it.
        const { describeRoutes } = await import('./openapi-document.js')
        document = describeRoutes(routes)
      }
      return document
    }
  )
}
