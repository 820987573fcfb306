import { Type } from '@sinclair/typebox'
import { EventActionEntry, eventActionEntry } from '../../../core/event-actions/event-action.js'
import { defineOperation } from '../../operation.js'
import { ActionInput } from './event-action-input.js'

/** UpdateEventAction: replaces what an event action does. Its event cannot change. */
export const updateEventAction = defineOperation({
  name: 'UpdateEventAction',
  input: Type.Object({ Action: Type.Optional(ActionInput), EventActionId: Type.String() }),
  output: EventActionEntry,
  handle: ({ sandbox }, { EventActionId, Action }) =>
    eventActionEntry(sandbox.eventActions.update(EventActionId, Action))
})
