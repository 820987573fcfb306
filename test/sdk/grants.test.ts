import {
  AcceptDataGrantCommand,
  CreateDataGrantCommand,
  CreateDataSetCommand,
  CreateEventActionCommand,
  CreateJobCommand,
  CreateRevisionCommand,
  type DataExchangeClient,
  GetDataSetCommand,
  GetEventActionCommand,
  GetJobCommand,
  GetReceivedDataGrantCommand,
  ListDataSetRevisionsCommand,
  ListDataSetsCommand,
  ListJobsCommand,
  ListReceivedDataGrantsCommand,
  ResourceNotFoundException,
  StartJobCommand,
  UpdateDataSetCommand,
  UpdateRevisionCommand
} from '@aws-sdk/client-dataexchange'
import t, { type Test } from 'tap'
import { only } from '../support/only.js'
import { sdkClient } from '../support/sdk-client.js'
import { listen } from '../support/server.js'

const START = Date.parse('2026-03-02T09:15:00.000Z')
const HOUR = 3_600_000

/** The instant so many milliseconds after the start. */
const after = (ms: number) => new Date(START + ms)

/** A server whose clock stands still, a client of it, and what a publisher does. */
async function publisher(t: Test) {
  const clock = { mode: 'frozen', now: after(0).toISOString() } as const
  const { url, admin } = await listen(t, { fixtures: [], clock, inProgressMs: 3000 })
  const client = sdkClient(t, url)
  const advance = (ms: number) => admin('POST', '/clock/advance', { ms })
  /** Publishes a revision with a file, three seconds from now. */
  const publish = async (DataSetId: string, Key: string) => {
    const { Id: RevisionId } = await client.send(new CreateRevisionCommand({ DataSetId, Comment: Key }))
    const ImportAssetsFromS3 = { DataSetId, RevisionId, AssetSources: [{ Bucket: 'source', Key }] }
    const Details = { ImportAssetsFromS3 }
    const { Id: JobId } = await client.send(new CreateJobCommand({ Type: 'IMPORT_ASSETS_FROM_S3', Details }))
    await client.send(new StartJobCommand({ JobId }))
    await advance(3000)
    t.equal((await client.send(new GetJobCommand({ JobId }))).State, 'COMPLETED')
    await client.send(new UpdateRevisionCommand({ DataSetId, RevisionId, Finalized: true }))
    return RevisionId as string
  }
  return { client, admin, advance, publish }
}

const entitledNames = async (client: DataExchangeClient) =>
  (await client.send(new ListDataSetsCommand({ Origin: 'ENTITLED' }))).DataSets?.map(({ Name }) => Name)

t.test('a grant from its creation to its end, and the export of what is published meanwhile', async (t) => {
  const { client, admin, advance, publish } = await publisher(t)
  const dataSet = { AssetType: 'S3_SNAPSHOT', Name: 'Prices', Description: 'By day.', Tags: { team: 'data' } } as const
  const SourceDataSetId = (await client.send(new CreateDataSetCommand(dataSet))).Id as string
  await publish(SourceDataSetId, 'monday.csv')
  const request = { Name: 'For you', GrantDistributionScope: 'NONE', ReceiverPrincipal: '111111111111' } as const
  const grant = await client.send(
    new CreateDataGrantCommand({ ...request, SourceDataSetId, EndsAt: after(HOUR), Tags: { customer: 'you' } })
  )
  t.match(grant, { CreatedAt: after(3000), UpdatedAt: after(3000), EndsAt: after(HOUR), Tags: { customer: 'you' } })

  await advance(60_000)
  t.strictSame(await entitledNames(client), [], 'nothing before it is accepted')
  const pending = new ListReceivedDataGrantsCommand({ AcceptanceState: ['PENDING_RECEIVER_ACCEPTANCE'] })
  const DataGrantArn = (await client.send(pending)).DataGrantSummaries?.[0]?.Arn
  t.equal(DataGrantArn, grant.Arn)
  const accepted = await client.send(new AcceptDataGrantCommand({ DataGrantArn }))
  t.match(accepted, { AcceptanceState: 'ACCEPTED', CreatedAt: after(3000), AcceptedAt: after(63_000) })
  const DataSetId = accepted.DataSetId as string
  t.strictSame((await client.send(pending)).DataGrantSummaries, [])
  await client.send(new UpdateDataSetCommand({ DataSetId: SourceDataSetId, Name: 'All prices' }))
  const entitled = await client.send(new GetDataSetCommand({ DataSetId }))
  t.match(entitled, { Name: 'Prices', OriginDetails: { DataGrantId: grant.Id } }, 'the copy keeps its name')
  t.strictSame([entitled.Tags, entitled.SourceId], [undefined, undefined])

  const Action = { ExportRevisionToS3: { RevisionDestination: { Bucket: 'lake' } } }
  const Event = { RevisionPublished: { DataSetId } }
  const eventAction = await client.send(new CreateEventActionCommand({ Action, Event }))
  await publish(SourceDataSetId, 'tuesday.csv')
  const { Revisions } = await client.send(new ListDataSetRevisionsCommand({ DataSetId }))
  t.match(Revisions, only({ Comment: 'tuesday.csv', CreatedAt: after(66_000) }, { Comment: 'monday.csv' }))
  const jobs = new ListJobsCommand({ DataSetId })
  t.match((await client.send(jobs)).Jobs, only({ State: 'IN_PROGRESS', CreatedAt: after(66_000) }))
  await advance(2999)
  t.match((await client.send(jobs)).Jobs, only({ State: 'IN_PROGRESS', UpdatedAt: after(66_000) }))
  await advance(1)
  t.match((await client.send(jobs)).Jobs, only({ State: 'COMPLETED', UpdatedAt: after(69_000) }))
  t.match((await admin('GET', '/verdict')).body, { ok: true }, 'nobody has to ask for what starts by itself')
  const JobId = (await client.send(jobs)).Jobs?.[0]?.Id
  t.strictSame((await client.send(new GetJobCommand({ JobId }))).Details, {
    ExportRevisionsToS3: {
      DataSetId,
      EventActionArn: eventAction.Arn,
      RevisionDestinations: [
        { Bucket: 'lake', KeyPattern: '${Revision.CreatedAt}/${Asset.Name}', RevisionId: Revisions?.[0]?.Id }
      ]
    }
  })
  const { exported } = (await admin('GET', `/jobs/${JobId}`)).body
  t.match(exported, only({ bucket: 'lake', key: `${after(66_000).toISOString()}/tuesday.csv` }))

  await advance(HOUR - 69_000 - 1)
  t.strictSame(await entitledNames(client), ['Prices'], 'to the last millisecond')
  await advance(1)
  t.strictSame(await entitledNames(client), [])
  const gone = [new GetDataSetCommand({ DataSetId }), new GetEventActionCommand({ EventActionId: eventAction.Id })]
  for (const command of gone) await t.rejects(client.send(command as GetDataSetCommand), ResourceNotFoundException)
  const ended = await client.send(new GetReceivedDataGrantCommand({ DataGrantArn }))
  t.match(ended, { AcceptanceState: 'ACCEPTED', EndsAt: after(HOUR), UpdatedAt: after(63_000) })
})
