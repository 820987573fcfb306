import {
  CreateEventActionCommand,
  DeleteEventActionCommand,
  GetEventActionCommand,
  GetJobCommand,
  ListJobsCommand,
  paginateListEventActions,
  UpdateEventActionCommand
} from '@aws-sdk/client-dataexchange'
import { print } from './client.mjs'
import { exceptionOf } from './exceptions.mjs'

const actionFor = (RevisionDestination) => ({ ExportRevisionToS3: { RevisionDestination } })

/** Creates an event action on an entitled data set, and tries to create one on a data set that is owned. */
export async function createEventAction(client, { DataSetId, sourceId }) {
  const Action = actionFor({ Bucket: 'lake', KeyPattern: '${Revision.Id}/${Asset.Name}' })
  const create = (DataSetId) =>
    client.send(
      new CreateEventActionCommand({ Action, Event: { RevisionPublished: { DataSetId } }, Tags: { team: 'data' } })
    )
  const eventAction = await create(DataSetId)
  const { Id: id, Arn: arn, Action: done, Tags } = eventAction
  print('event-action', { id, arn, bucket: done.ExportRevisionToS3.RevisionDestination.Bucket, team: Tags.team })
  const { name, typed } = exceptionOf(await create(sourceId).catch((error) => error))
  print('refused', { name, typed })
  return eventAction
}

/** Replaces the action by one that has no key pattern, and lists what there is on the data set. */
export async function updateEventAction(client, { Id: EventActionId, Event }) {
  await client.send(new UpdateEventActionCommand({ EventActionId, Action: actionFor({ Bucket: 'archive' }) }))
  const { Action, Tags } = await client.send(new GetEventActionCommand({ EventActionId }))
  const { Bucket: bucket, KeyPattern } = Action.ExportRevisionToS3.RevisionDestination
  print('update', { bucket, hasPattern: KeyPattern !== undefined, team: Tags.team })
  const pages = []
  const filter = { EventSourceId: Event.RevisionPublished.DataSetId }
  for await (const { EventActions } of paginateListEventActions({ client, pageSize: 1 }, filter)) {
    pages.push(EventActions.map(({ Id }) => Id))
  }
  print('event-actions', { pages })
}

/** Polls the job that an event action has started until it has ended. */
export async function exportOf(client, DataSetId) {
  const { Jobs } = await client.send(new ListJobsCommand({ DataSetId }))
  for (;;) {
    const { Id: id, State: state, Details } = await client.send(new GetJobCommand({ JobId: Jobs[0].Id }))
    if (state === 'IN_PROGRESS') continue
    const { EventActionArn: eventActionArn, RevisionDestinations } = Details.ExportRevisionsToS3
    print('export', { jobs: Jobs.length, id, state, eventActionArn, bucket: RevisionDestinations[0].Bucket })
    return
  }
}

export async function deleteEventAction(client, { Id: EventActionId }) {
  await client.send(new DeleteEventActionCommand({ EventActionId }))
  const error = await client.send(new GetEventActionCommand({ EventActionId })).catch((error) => error)
  print('delete-event-action', exceptionOf(error))
}
