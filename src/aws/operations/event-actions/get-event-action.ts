import { Type } from '@sinclair/typebox'
import { eventActionEntry, GetEventActionResponse } from '../../../core/event-actions/event-action.js'
import { defineOperation } from '../../operation.js'
import { tagged } from '../tagged.js'

/** GetEventAction: returns an event action. */
export const getEventAction = defineOperation({
  name: 'GetEventAction',
  input: Type.Object({ EventActionId: Type.String() }),
  output: GetEventActionResponse,
  handle({ sandbox }, { EventActionId }) {
    const eventAction = sandbox.eventActions.find(EventActionId)
    return { ...eventActionEntry(eventAction), ...tagged(eventAction) }
  }
})
