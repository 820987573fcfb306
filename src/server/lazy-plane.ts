import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, FastifyPluginAsync } from 'fastify'
import type { WallClock } from '../core/time/wall-clock.js'

/** How long after the server has begun to listen a plane is loaded if no request has asked for it, in milliseconds. */
const LOAD_AFTER_MS = 100

/** A plane that is loaded when it is first needed. */
export interface LazyPlaneOptions {
  readonly wall: WallClock
  readonly log: FastifyBaseLogger
  /** Loads the plane, and builds the Fastify instance that serves what is below its prefix. */
  load(): Promise<FastifyInstance>
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void

/**
 * A plane that is no part of the first response: it is loaded with the first request that is for it, or soon after the
 * server has begun to listen. To be registered with its prefix.
 */
export const lazyPlane: FastifyPluginAsync<LazyPlaneOptions> = async (app, { wall, log, load }) => {
  let loading: Promise<FastifyInstance> | undefined
  const loaded = () => {
    loading ??= load()
    return loading
  }
  let route: Listener | undefined
  const forward: Listener = (request, response) => {
    if (route) return route(request, response)
    const fail = (error: unknown) => {
      log.error({ err: error }, 'a bug in dataexchange-local: a part of it could not be loaded')
      response.destroy()
    }
    loaded().then((plane) => {
      route = plane.routing
      route(request, response)
    }, fail)
  }

  // Nothing is registered below the prefix but this: whatever comes here is handed on before its body is read.
  app.addHook('onRequest', (request, reply) => {
    reply.hijack()
    forward(request.raw, reply.raw)
  })
  app.setNotFoundHandler(() => {})

  let cancelTimer = () => {}
  app.addHook('onListen', async () => {
    cancelTimer = wall.setTimer(() => loaded().catch(() => {}), LOAD_AFTER_MS)
  })
  app.addHook('preClose', async () => {
    cancelTimer()
    await (await loading)?.close()
  })
}
