import { Type } from '@sinclair/typebox'
import { defineOperation } from '../../operation.js'

/** DeleteEventAction: deletes an event action. The jobs that it has started go on. */
export const deleteEventAction = defineOperation({
  name: 'DeleteEventAction',
  input: Type.Object({ EventActionId: Type.String() }),
  output: Type.Void(),
  handle: ({ sandbox }, { EventActionId }) => sandbox.eventActions.delete(EventActionId)
})
