import { METHODS } from 'node:http'
import type { FastifyPluginAsync } from 'fastify'
import { beginDataPlane } from './data-plane.js'
import { MAX_BODY_BYTES, sendApiAsset } from './operations/api-assets/send-api-asset.js'
import { type DataPlaneContext, emulate, optionsOf, serve } from './serve-route.js'
import { takeLargeBody } from './wire/large-body.js'

/** The options of the plane of API assets. */
export interface ApiAssetPlaneOptions extends DataPlaneContext {
  /** The one URL that the requests for API assets have within the server, whatever clients have sent. */
  readonly url: string
}

/** The part of the data plane that serves SendApiAsset: with any method, a body of any type, and a limit of its own. */
export const apiAssetPlane: FastifyPluginAsync<ApiAssetPlaneOptions> = async (app, { url, ...context }) => {
  beginDataPlane(app, context)
  takeLargeBody(app, MAX_BODY_BYTES)
  // Fastify knows fewer methods than Node, and reads no body of a GET. The provider of an API takes what it likes.
  for (const method of METHODS) app.addHttpMethod(method, { hasBody: true, overrideExisting: true })
  const { onRequest, handler } = serve(context, emulate(sendApiAsset), optionsOf(sendApiAsset))
  app.route({ method: METHODS, url, onRequest, handler })
}
