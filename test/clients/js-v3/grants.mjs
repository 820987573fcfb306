import {
  AcceptDataGrantCommand,
  CreateDataGrantCommand,
  DeleteDataGrantCommand,
  GetDataGrantCommand,
  GetReceivedDataGrantCommand,
  ListDataSetRevisionsCommand,
  ListDataSetsCommand,
  paginateListDataGrants,
  paginateListReceivedDataGrants,
  UpdateRevisionCommand
} from '@aws-sdk/client-dataexchange'
import { newClient, print } from './client.mjs'
import { createEventAction, deleteEventAction, exportOf, updateEventAction } from './event-actions.mjs'
import { exceptionOf } from './exceptions.mjs'

const STATES = ['PENDING_RECEIVER_ACCEPTANCE', 'ACCEPTED']

/** Grants a data set, accepts the grant, has a new revision exported by an event action, and revokes the grant. */
export async function grants() {
  const client = newClient()
  const { DataSets } = await client.send(new ListDataSetsCommand({ Origin: 'OWNED' }))
  const [{ Id: sourceId }] = DataSets
  const grant = await createGrants(client, sourceId)
  await readGrants(client, grant)
  const { DataSetId } = await accept(client, grant)
  await listEntitled(client)
  const eventAction = await createEventAction(client, { DataSetId, sourceId })
  await updateEventAction(client, eventAction)
  await publishDraft(client, sourceId)
  await exportOf(client, DataSetId)
  await deleteEventAction(client, eventAction)
  await deleteGrant(client, grant)
  client.destroy()
}

/** Creates three grants of a data set, and returns the first. */
async function createGrants(client, SourceDataSetId) {
  const request = { GrantDistributionScope: 'NONE', ReceiverPrincipal: '111111111111', SourceDataSetId }
  const grant = await client.send(
    new CreateDataGrantCommand({
      ...request,
      Name: 'first',
      Description: 'For a year.',
      EndsAt: new Date('2031-01-01T00:00:00Z'),
      Tags: { team: 'data' }
    })
  )
  for (const Name of ['second', 'third']) await client.send(new CreateDataGrantCommand({ ...request, Name }))
  const { Id: id, Arn: arn, AcceptanceState: state, EndsAt, Description: description, Tags } = grant
  const endsAt = EndsAt.toISOString()
  print('grant', { id, arn, state, endsAt, description, sourceId: grant.SourceDataSetId, team: Tags.team })
  return grant
}

async function readGrants(client, { Id, Arn }) {
  const byId = await client.send(new GetDataGrantCommand({ DataGrantId: Id }))
  const byArn = await client.send(new GetDataGrantCommand({ DataGrantId: Arn }))
  print('get-grant', { byId: byId.Name, byArn: byArn.Name })
  const namesOf = ({ DataGrantSummaries }) => DataGrantSummaries.map(({ Name }) => Name)
  const sent = []
  for await (const page of paginateListDataGrants({ client, pageSize: 2 }, {})) sent.push(namesOf(page))
  print('sent', { pages: sent })
  const received = []
  const filter = { AcceptanceState: STATES }
  for await (const page of paginateListReceivedDataGrants({ client, pageSize: 2 }, filter)) received.push(namesOf(page))
  print('received', { pages: received })
}

/** Accepts a grant, and tries to do so once more. */
async function accept(client, { Arn: DataGrantArn }) {
  const accepted = await client.send(new AcceptDataGrantCommand({ DataGrantArn }))
  print('accept', { state: accepted.AcceptanceState, acceptedAt: accepted.AcceptedAt.toISOString() })
  const error = await client.send(new AcceptDataGrantCommand({ DataGrantArn })).catch((error) => error)
  print('accept-again', exceptionOf(error))
  const received = await client.send(new GetReceivedDataGrantCommand({ DataGrantArn }))
  print('get-received', { state: received.AcceptanceState, scope: received.GrantDistributionScope })
  return received
}

async function listEntitled(client) {
  const { DataSets } = await client.send(new ListDataSetsCommand({ Origin: 'ENTITLED' }))
  const names = DataSets.map(({ Name }) => Name)
  print('entitled', { names, grantId: DataSets[0].OriginDetails.DataGrantId })
}

/** Finalizes the revision that is a draft. */
async function publishDraft(client, DataSetId) {
  const { Revisions } = await client.send(new ListDataSetRevisionsCommand({ DataSetId }))
  const { Id: RevisionId } = Revisions.find(({ Finalized }) => !Finalized)
  const request = { DataSetId, RevisionId, Finalized: true }
  const { Finalized: finalized } = await client.send(new UpdateRevisionCommand(request))
  print('finalize', { finalized })
}

async function deleteGrant(client, { Id: DataGrantId, Arn: DataGrantArn }) {
  await client.send(new DeleteDataGrantCommand({ DataGrantId }))
  const error = await client.send(new GetReceivedDataGrantCommand({ DataGrantArn })).catch((error) => error)
  print('delete-grant', exceptionOf(error))
}
