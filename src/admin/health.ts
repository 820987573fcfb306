import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from '@sinclair/typebox'
import type { WallClock } from '../core/time/wall-clock.js'
import { VERSION } from '../version.js'
import { Count } from './plane/schemas.js'

/** The health of the server. */
export const Health = Type.Object(
  { status: Type.Literal('healthy'), version: Type.String(), uptimeMs: Count, ready: Type.Literal(true) },
  { additionalProperties: false }
)
export type Health = Static<typeof Health>

/**
 * `GET, HEAD /__admin/health`. The server listens only once all fixtures are loaded, so any response means ready. HEAD
 * is for probes, such as `wget --spider`. No other route has it: the others are for what they return, and the service
 * has no operation for HEAD.
 */
export const health: FastifyPluginAsyncTypebox<{ wall: WallClock; startedAt: number }> = async (
  app,
  { wall, startedAt }
) => {
  app.get(
    '/health',
    {
      exposeHeadRoute: true,
      config: { public: true, isSandboxIndependent: true },
      schema: {
        operationId: 'getHealth',
        summary: 'Reports that the server is running and has loaded its fixtures.',
        tags: ['health'],
        response: { 200: Health }
      }
    },
    (): Health => ({
      status: 'healthy',
      version: VERSION,
      uptimeMs: Math.floor(wall.now() - startedAt),
      ready: true
    })
  )
}
