import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Verdict } from '../../core/commands/verdict.js'

/** `GET /__admin/verdict`: what a test should look at before it is content. */
export const verdict: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/verdict',
    {
      schema: {
        operationId: 'getVerdict',
        summary: 'Tells what was arranged since the start and no request met.',
        tags: ['journal'],
        response: { 200: Verdict }
      }
    },
    ({ sandbox }) => sandbox.verdict()
  )
}
