import { entryBytes } from '../../data-sets/entry-bytes.js'
import type { Tags } from '../../data-sets/tags.js'
import { type Action, type ActionEvent, type EventAction, eventActionArn } from '../../event-actions/event-action.js'
import { invalid, limitReached } from '../../model/refusal.js'
import { freeId } from '../../random.js'
import type { World } from '../../world/world.js'
import { dataSetsNow } from '../data-sets/find.js'
import { refuseTooMuchMemory } from '../preconditions.js'
import { refuseWrongAction } from './event-action-checks.js'

/** The event action that a client asks for. */
export interface NewEventAction {
  readonly Action: Action
  readonly Event: ActionEvent
  readonly Tags?: Tags
}

/**
 * Creates an event action on an ENTITLED data set of files, in a region. Throws a Refusal if there is no such data set,
 * if the action could not be done, or if there are as many as the limits allow.
 *
 * AWS: an event action on an OWNED data set is a ValidationException; ResourceNotFoundException is not declared.
 */
export function createEventAction(world: World, request: NewEventAction, region = world.region): EventAction {
  const { eventActions, random, clock, accountId, limits } = world
  const dataSetId = request.Event.RevisionPublished?.DataSetId
  if (dataSetId === undefined) throw invalid('The Event has no RevisionPublished, which it needs.')
  const dataSet = dataSetsNow(world).dataSet(dataSetId)
  if (dataSet?.origin !== 'ENTITLED') throw invalid(`There is no ENTITLED data set with the id ${dataSetId}.`)
  if (dataSet.assetType !== 'S3_SNAPSHOT') {
    throw invalid(`The data set ${dataSetId} is of type ${dataSet.assetType}; only S3_SNAPSHOT can be exported.`)
  }
  refuseWrongAction(request.Action)
  const { ofAccount, ofDataSet } = limits.eventActions
  if (ofDataSet && eventActions.count(dataSetId) >= ofDataSet.value) throw limitReached(ofDataSet)
  if (ofAccount && eventActions.size >= ofAccount.value) throw limitReached(ofAccount)
  const id = freeId(random, (taken) => eventActions.get(taken) !== undefined)
  const now = clock.now()
  const eventAction: EventAction = {
    id,
    arn: eventActionArn({ region, accountId }, id),
    dataSetId,
    action: request.Action,
    tags: request.Tags ?? {},
    createdAt: now,
    updatedAt: now,
    serial: eventActions.nextSerial
  }
  refuseTooMuchMemory(world, entryBytes(eventAction))
  eventActions.put(eventAction)
  return eventAction
}
