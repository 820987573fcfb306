import { Type } from '@sinclair/typebox'
import { pageOf } from '../../../core/data-sets/list-page.js'
import { EventActionEntry, eventActionEntry } from '../../../core/event-actions/event-action.js'
import { defineOperation } from '../../operation.js'
import { fromQuery } from '../../wire/member-places.js'
import { nextToken, PAGING, pageOfInput } from '../paged-list.js'

/** What the next page begins after. */
const Key = Type.Object({ createdAt: Type.Number(), serial: Type.Number() })

/** ListEventActions: lists the event actions, of one data set or of all. Mock: the newest first. */
export const listEventActions = defineOperation({
  name: 'ListEventActions',
  input: Type.Object({ EventSourceId: Type.Optional(fromQuery(Type.String(), 'eventSourceId')), ...PAGING }),
  output: Type.Object(
    { EventActions: Type.Array(EventActionEntry), NextToken: Type.Optional(Type.String()) },
    { additionalProperties: false }
  ),
  handle(call, input) {
    const { EventSourceId: eventSourceId } = input
    const list = { operation: 'ListEventActions', of: [eventSourceId], key: Key } as const
    const { limit, after } = pageOfInput(call, input, list)
    const { store } = call.sandbox.eventActions
    const eventActions = eventSourceId === undefined ? store.list(after) : store.on(eventSourceId, after)
    const page = pageOf(eventActions, limit, ({ createdAt, serial }) => ({ createdAt, serial }))
    return { EventActions: page.items.map(eventActionEntry), ...nextToken(call, page.next, list) }
  }
})
