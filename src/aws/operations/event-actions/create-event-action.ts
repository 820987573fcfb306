import { Type } from '@sinclair/typebox'
import { Tags } from '../../../core/data-sets/tags.js'
import { eventActionEntry, GetEventActionResponse } from '../../../core/event-actions/event-action.js'
import { resourceIds } from '../../../core/jobs/mentioned-ids.js'
import { defineOperation } from '../../operation.js'
import { tagViolations } from '../tag-violations.js'
import { tagged } from '../tagged.js'
import { ActionInput, EventInput } from './event-action-input.js'

/** CreateEventAction: exports from now on each revision of a data set that is published. */
export const createEventAction = defineOperation({
  name: 'CreateEventAction',
  input: Type.Object({ Action: ActionInput, Event: EventInput, Tags: Type.Optional(Tags) }),
  output: GetEventActionResponse,
  violations: (input) => tagViolations(input.Tags, '/Tags'),
  handle(call, request) {
    call.resources = resourceIds(request.Event.RevisionPublished?.DataSetId)
    const eventAction = call.sandbox.eventActions.create(request, call.destination.credentialScope?.region)
    return { ...eventActionEntry(eventAction), ...tagged(eventAction) }
  }
})
