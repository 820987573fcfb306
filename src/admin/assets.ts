import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { Absent, Count } from './plane/schemas.js'

/** An asset as the control plane shows it. */
export const AssetView = Type.Object(
  {
    id: Type.String(),
    bytes: Count,
    importedBy: Absent(Type.String({ description: 'The id of the job that imports the asset.' }))
  },
  { additionalProperties: false }
)

/** `GET /__admin/assets`: the assets whose content was seeded or imported. */
export const assets: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/assets',
    {
      schema: {
        operationId: 'listAssets',
        summary: 'Lists the assets whose content was seeded or imported.',
        tags: ['assets'],
        response: { 200: Type.Object({ assets: Type.Array(AssetView) }, { additionalProperties: false }) }
      }
    },
    ({ sandbox }) => ({ assets: sandbox.assets.list() })
  )
}
