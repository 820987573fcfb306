import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from '@sinclair/typebox'
import { DetailType, EventBridgeEvent } from '../../core/event-bridge/event-bridge-event.js'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import { StringEnum } from '../../core/validation/string-enum.js'
import { Count, Limit, ListMeta } from '../plane/schemas.js'

const Query = Type.Object(
  {
    detailType: Type.Optional(StringEnum(DetailType.enum, { description: 'Only events of this type.' })),
    limit: Type.Optional(Limit)
  },
  { additionalProperties: false }
)

const count = (description: string) => Type.Integer({ ...Count, description })

/** What became of the events of a sandbox that were to be sent to a target. */
export const TargetView = Type.Object(
  {
    url: Type.String({ description: 'The URL, as `--event-target` gives it.' }),
    delivered: count('How many events the target has taken.'),
    failed: count('How many events were given up after three tries.'),
    dropped: Type.Intersect([Count], {
      description:
        'How many events were not sent, because too many waited or because a scenario replaced what was there.'
    }),
    waiting: count('How many events are being sent or wait for that.')
  },
  { additionalProperties: false, description: 'A target of events, since the start of the sandbox or its last reset.' }
)
export type TargetView = Static<typeof TargetView>

const Events = Type.Object(
  { events: Type.Array(EventBridgeEvent), targets: Type.Array(TargetView), meta: ListMeta },
  { additionalProperties: false }
)

/** `/__admin/event-bridge`: the events that the service has sent to EventBridge. */
export const eventBridge: FastifyPluginAsyncTypebox<{
  /** Returns what became of the events of a sandbox that were to be sent to targets. */
  readonly deliveries: (sandbox: Sandbox) => readonly TargetView[]
}> = async (app, { deliveries }) => {
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
      return {
        events: limit === undefined ? events : events.slice(-Number(limit)),
        targets: [...deliveries(sandbox)],
        meta: { total, dropped }
      }
    }
  )
}
