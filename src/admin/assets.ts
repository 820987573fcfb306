import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'

/** `GET /__admin/assets`: the assets whose content is known, seeded or imported. */
export const assets: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/assets', ({ sandbox }) => ({ assets: sandbox.assets.list() }))
}
