import { createHash } from 'node:crypto'
import {
  CancelJobCommand,
  ConflictException,
  CreateJobCommand,
  type CreateJobCommandInput,
  GetJobCommand,
  paginateListJobs,
  ServiceLimitExceededException,
  StartJobCommand,
  ValidationException
} from '@aws-sdk/client-dataexchange'
import t, { type Test } from 'tap'
import { ID } from '../support/jobs.js'
import { sdkClient } from '../support/sdk-client.js'
import { startServer } from '../support/server.js'

const SOURCE = { DataSetId: ID, RevisionId: ID }
const EXPORT: CreateJobCommandInput = {
  Type: 'EXPORT_ASSET_TO_SIGNED_URL',
  Details: { ExportAssetToSignedUrl: { AssetId: ID, ...SOURCE } }
}

async function pair(t: Test) {
  const server = await startServer(t, { fixtures: [], waitingMs: 0, inProgressMs: 0 })
  return { client: sdkClient(t, server.url), admin: server.admin }
}

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error) => error
  )
}

t.test('from CreateJob to the last byte: import, then export what was imported', async (t) => {
  const { client, admin } = await pair(t)
  const content = Buffer.from(`id,name\n${'1,one\n'.repeat(1000)}`)
  const created = await client.send(
    new CreateJobCommand({
      Type: 'IMPORT_ASSET_FROM_SIGNED_URL',
      Details: {
        ImportAssetFromSignedUrl: {
          AssetName: 'data.csv',
          Md5Hash: createHash('md5').update(content).digest('base64'),
          ...SOURCE
        }
      }
    })
  )
  t.equal(created.State, 'WAITING')
  t.ok(created.CreatedAt instanceof Date)
  const upload = created.Details?.ImportAssetFromSignedUrl
  t.ok((upload?.SignedUrlExpiresAt as Date) > (created.CreatedAt as Date))
  const put = await fetch(upload?.SignedUrl as string, { method: 'PUT', body: content })
  t.equal(put.status, 200)
  const started = await client.send(new StartJobCommand({ JobId: created.Id }))
  t.equal(started.$metadata.httpStatusCode, 202)
  t.equal((await client.send(new GetJobCommand({ JobId: created.Id }))).State, 'COMPLETED')

  const { assetId } = (await admin('GET', `/jobs/${created.Id}`)) as { assetId: string }
  const exporting = await client.send(
    new CreateJobCommand({ ...EXPORT, Details: { ExportAssetToSignedUrl: { AssetId: assetId, ...SOURCE } } })
  )
  t.equal(exporting.Details?.ExportAssetToSignedUrl?.SignedUrl, undefined, 'not before it is COMPLETED')
  await client.send(new StartJobCommand({ JobId: exporting.Id }))
  const exported = await client.send(new GetJobCommand({ JobId: exporting.Id }))
  const response = await fetch(exported.Details?.ExportAssetToSignedUrl?.SignedUrl as string)
  t.equal(response.status, 200)
  t.strictSame(Buffer.from(await response.arrayBuffer()), content)
})

t.test('what the SDK makes of the exceptions', async (t) => {
  const { client, admin } = await pair(t)
  const { Id: JobId } = await client.send(new CreateJobCommand(EXPORT))
  const cancelled = await client.send(new CancelJobCommand({ JobId }))
  t.equal(cancelled.$metadata.httpStatusCode, 204)
  const conflict = await failure(client.send(new StartJobCommand({ JobId })))
  t.ok(conflict instanceof ConflictException)
  t.match(conflict, { ResourceId: JobId, ResourceType: 'JOB', $metadata: { attempts: 1 } })
  const invalid = await failure(
    client.send(
      new CreateJobCommand({ ...EXPORT, Details: { ExportAssetToSignedUrl: { ...SOURCE, AssetId: 'short' } } })
    )
  )
  t.ok(invalid instanceof ValidationException)
  t.match((invalid as Error).message, /'\/Details\/ExportAssetToSignedUrl\/AssetId'/)
  await admin('PUT', '/limits', { inProgress: { EXPORT_ASSET_TO_SIGNED_URL: 0 } })
  const { Id } = await client.send(new CreateJobCommand(EXPORT))
  const limited = await failure(client.send(new StartJobCommand({ JobId: Id })))
  // The model declares this exception on other operations, so that the SDK knows it by its name.
  t.equal((limited as Error).name, ServiceLimitExceededException.name)
})

t.test("the SDK's paginator lists 450 jobs, each exactly once, while others are created", async (t) => {
  const { client, admin } = await pair(t)
  const seeds = Array.from({ length: 430 }, (_, index) => ({ ...EXPORT, Id: `seeded-${index}` }))
  await admin('POST', '/jobs', seeds)
  const ids: (string | undefined)[] = seeds.map(({ Id }) => Id)
  for (let count = 0; count < 20; count++) ids.push((await client.send(new CreateJobCommand(EXPORT))).Id)
  const listed: (string | undefined)[] = []
  for await (const { Jobs = [] } of paginateListJobs({ client, pageSize: 100 }, { DataSetId: ID })) {
    listed.push(...Jobs.map(({ Id }) => Id))
    await client.send(new CreateJobCommand(EXPORT))
  }
  t.strictSame(listed, ids.toReversed())
})
