import type { FastifyPluginAsync } from 'fastify'
import type { WallClock } from '../core/wall-clock.js'
import { VERSION } from '../version.js'

/** `GET, HEAD /__admin/health`. The server listens only once all fixtures are loaded, so an answer means ready. */
export const health: FastifyPluginAsync<{ wall: WallClock }> = async (app, { wall }) => {
  const startedAt = wall.now()
  app.get('/health', { exposeHeadRoute: true, config: { public: true } }, () => ({
    status: 'healthy',
    version: VERSION,
    uptimeMs: Math.floor(wall.now() - startedAt),
    ready: true
  }))
}
