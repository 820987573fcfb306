import { newClient, print } from './client.mjs'
import { exceptionOf } from './exceptions.mjs'

const actionFor = (RevisionDestination) => ({ ExportRevisionToS3: { RevisionDestination } })

/** Creates an event action on an entitled data set, replaces its action, lists it and deletes it. */
export async function eventActions() {
  const client = newClient()
  const idOf = async (Origin) => (await client.listDataSets({ Origin }).promise()).DataSets[0].Id
  const entitledId = await idOf('ENTITLED')
  const EventActionId = await create(client, entitledId, await idOf('OWNED'))
  await update(client, EventActionId)
  const { EventActions } = await client.listEventActions({ EventSourceId: entitledId, MaxResults: 1 }).promise()
  print('event-actions', { pages: [EventActions.map(({ Id }) => Id)] })
  await client.deleteEventAction({ EventActionId }).promise()
  const error = await client
    .getEventAction({ EventActionId })
    .promise()
    .catch((error) => error)
  print('delete-event-action', exceptionOf(error))
}

/** Creates an event action on an entitled data set, and tries to create one on a data set that is owned. */
async function create(client, entitledId, ownedId) {
  const Action = actionFor({ Bucket: 'lake', KeyPattern: '${Revision.Id}/${Asset.Name}' })
  const createOn = (DataSetId) =>
    client.createEventAction({ Action, Event: { RevisionPublished: { DataSetId } } }).promise()
  const { Id: id, Arn: arn, Action: done } = await createOn(entitledId)
  print('event-action', { id, arn, bucket: done.ExportRevisionToS3.RevisionDestination.Bucket })
  const { name, typed } = exceptionOf(await createOn(ownedId).catch((error) => error))
  print('refused', { name, typed })
  return id
}

/** Replaces the action by one that has no key pattern. */
async function update(client, EventActionId) {
  await client.updateEventAction({ EventActionId, Action: actionFor({ Bucket: 'archive' }) }).promise()
  const { Action } = await client.getEventAction({ EventActionId }).promise()
  const { Bucket: bucket, KeyPattern } = Action.ExportRevisionToS3.RevisionDestination
  print('update', { bucket, hasPattern: KeyPattern !== undefined })
}
