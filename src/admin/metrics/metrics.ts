import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { ServerMetrics } from './server-metrics.js'
import type { ServerState } from './server-state.js'

const MetricsText = Type.String({
  description: "Metrics in Prometheus's text format. All names begin with `dataexchange_local_`.",
  contentMediaType: 'text/plain'
})

/** `GET /__admin/metrics`: metrics of the whole server. What they require is loaded with the first request. */
export const metrics: FastifyPluginAsyncTypebox<{ server: ServerState }> = async (app, { server }) => {
  let loading: Promise<ServerMetrics> | undefined
  app.addHook('onClose', async () => {
    // One that could not be loaded has failed its requests, and is no reason not to close.
    const loaded = await loading?.catch(() => undefined)
    loaded?.close()
  })

  app.get(
    '/metrics',
    {
      config: { isSandboxIndependent: true },
      schema: {
        operationId: 'getMetrics',
        summary: 'Retrieves metrics of the whole server for Prometheus.',
        tags: ['metrics'],
        response: { 200: { content: { 'text/plain': { schema: MetricsText } } } }
      }
    },
    async (_request, reply) => {
      loading ??= import('./server-metrics.js').then(({ ServerMetrics }) => new ServerMetrics(server))
      const loaded = await loading
      const text = await loaded.read()
      return reply.type(loaded.contentType).send(text)
    }
  )
}
