import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { RouteOptions } from 'fastify'
import type { AdminErrorCode } from '../plane/admin-error.js'
import { describeRoutes, type OpenApiDocument } from './openapi-document.js'

declare module 'fastify' {
  /** What the description of the control plane tells of a route besides what it takes and answers. */
  interface FastifySchema {
    /** What generated clients call the operation. */
    operationId?: string
    /** What it does, in one sentence. */
    summary?: string
    /** What it belongs to. */
    tags?: readonly string[]
    /** The content-types of its body, where application/json is not the only one. */
    consumes?: readonly string[]
    /** The errors that it can answer besides those of all routes. */
    errors?: readonly AdminErrorCode[]
  }
}

/** `GET /__admin/openapi.json`: the description of all routes, made when it is first asked for. */
export const openApi: FastifyPluginAsyncTypebox<{ routes: readonly RouteOptions[] }> = async (app, { routes }) => {
  let document: OpenApiDocument | undefined
  app.get(
    '/openapi.json',
    {
      schema: {
        operationId: 'getOpenApi',
        summary: 'Describes the control plane as an OpenAPI 3.1 document.',
        tags: ['openapi'],
        response: { 200: Type.Object({}, { description: 'an OpenAPI document' }) }
      }
    },
    () => {
      document ??= describeRoutes(routes)
      return document
    }
  )
}
