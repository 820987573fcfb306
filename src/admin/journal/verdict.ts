import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Verdict } from '../../core/commands/verdict.js'

/** `GET /__admin/verdict`: whether everything a test set up was used, to be checked at its end. */
export const verdict: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/verdict',
    {
      schema: {
        operationId: 'getVerdict',
        summary: 'Reports unused faults, jobs never requested or not ended, and requests that are not emulated.',
        tags: ['journal'],
        response: { 200: Verdict }
      }
    },
    ({ sandbox }) => sandbox.verdict()
  )
}
