import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { DetailType, EventBridgeEvent } from '../../core/event-bridge/event-bridge-event.js'
import { StringEnum } from '../../core/validation/string-enum.js'
import { Limit, ListMeta } from '../plane/schemas.js'

const Query = Type.Object(
  {
    detailType: Type.Optional(StringEnum(DetailType.enum, { description: 'Only events of this type.' })),
    limit: Type.Optional(Limit)
  },
  { additionalProperties: false }
)

const Events = Type.Object({ events: Type.Array(EventBridgeEvent), meta: ListMeta }, { additionalProperties: false })

/** `/__admin/event-bridge`: the events that the service has sent to EventBridge. */
export const eventBridge: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/event-bridge',
    {
      schema: {
        operationId: 'listEventBridgeEvents',
        summary: 'Lists the events that the service has sent to EventBridge, the oldest first.',
        tags: ['event bridge'],
        querystring: Query,
        response: { 200: Events }
      }
    },
    ({ sandbox, query: { detailType, limit } }) => {
      const { total, dropped } = sandbox.eventBridge
      const events = sandbox.eventBridge
        .list()
        .filter((event) => detailType === undefined || event['detail-type'] === detailType)
      return { events: limit === undefined ? events : events.slice(-Number(limit)), meta: { total, dropped } }
    }
  )
}
