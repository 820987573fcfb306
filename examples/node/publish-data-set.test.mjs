import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import {
  DataExchangeClient,
  GetDataSetCommand,
  GetRevisionCommand,
  ListDataSetRevisionsCommand,
  ListRevisionAssetsCommand,
  paginateListRevisionAssets
} from '@aws-sdk/client-dataexchange'
import { start } from 'dataexchange-local'
import { ensureDataSet, publishRevision, withdrawRevision } from './publish-data-set.mjs'

const PRICES = { name: 'Prices', description: 'Prices by year.', tags: { team: 'data' } }
const OBJECTS = ['2024.csv', '2025.csv', '2026.csv'].map((key) => ({ bucket: 'prices', key }))
const README = { name: 'readme.txt', content: Buffer.from('Prices by year.\n') }
const FAST = { intervalMs: 2, timeoutMs: 10_000 }

let server
let client
let dataSetId

before(async () => {
  server = await start({ waitingMs: 5, inProgressMs: 5 })
  client = new DataExchangeClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' }
  })
})

beforeEach(async () => {
  await server.control.reset()
  dataSetId = await ensureDataSet(client, PRICES)
})

after(async () => {
  client?.destroy()
  await server?.close()
})

function publish(revision = { comment: 'November', objects: OBJECTS, files: [README] }) {
  return publishRevision(client, { dataSetId, ...revision }, FAST)
}

async function revisions() {
  return (await client.send(new ListDataSetRevisionsCommand({ DataSetId: dataSetId }))).Revisions
}

async function assetNames(revisionId) {
  const names = []
  const ids = { DataSetId: dataSetId, RevisionId: revisionId }
  for await (const { Assets } of paginateListRevisionAssets({ client }, ids)) {
    names.push(...Assets.map(({ Name }) => Name))
  }
  return names
}

test('creates a data set once', async () => {
  const { Name, Tags } = await client.send(new GetDataSetCommand({ DataSetId: dataSetId }))
  assert.deepEqual({ Name, Tags }, { Name: 'Prices', Tags: { team: 'data' } })
  assert.equal(await ensureDataSet(client, PRICES), dataSetId)
  assert.notEqual(await ensureDataSet(client, { ...PRICES, name: 'Other prices' }), dataSetId)
})

test('publishes objects and files as a finalized revision', async () => {
  const { Id, Comment, Finalized } = await publish()
  assert.deepEqual({ Comment, Finalized }, { Comment: 'November', Finalized: true })
  assert.deepEqual(await assetNames(Id), ['readme.txt', '2026.csv', '2025.csv', '2024.csv'])
  const { Assets } = await client.send(new ListRevisionAssetsCommand({ DataSetId: dataSetId, RevisionId: Id }))
  assert.equal(Assets[0].AssetDetails.S3SnapshotAsset.Size, README.content.length)
})

test('publishes a later revision beside the first', async () => {
  const first = await publish()
  const second = await publish({ comment: 'December', files: [README] })
  assert.deepEqual(
    (await revisions()).map(({ Id }) => Id),
    [second.Id, first.Id]
  )
})

test('imports more objects than one job can take', async () => {
  const objects = Array.from({ length: 201 }, (_, index) => ({ bucket: 'prices', key: `${index}.csv` }))
  const { Id } = await publish({ comment: 'many', objects })
  assert.equal((await assetNames(Id)).length, 201)
})

test('leaves no revision behind if an import fails', async () => {
  const error = { Code: 'MALWARE_DETECTED', Message: 'Malware was found in readme.txt.' }
  const plan = [
    { state: 'IN_PROGRESS', forPolls: 1 },
    { state: 'ERROR', errors: [error] }
  ]
  await server.control.outcomes.add({ match: { assetName: 'readme.txt' }, plan })
  await assert.rejects(publish(), { name: 'JobFailedError', errors: [error] })
  assert.deepEqual(await revisions(), [])
})

test('refuses to publish nothing', async () => {
  await assert.rejects(publish({ comment: 'empty' }), { name: 'ValidationException' })
  assert.deepEqual(await revisions(), [])
})

test('withdraws a revision with its assets', async () => {
  const { Id } = await publish()
  await withdrawRevision(client, { dataSetId, revisionId: Id, reason: 'The prices of 2026 are wrong.' })
  const ids = { DataSetId: dataSetId, RevisionId: Id }
  const { Revoked, RevocationComment } = await client.send(new GetRevisionCommand(ids))
  assert.deepEqual(
    { Revoked, RevocationComment },
    { Revoked: true, RevocationComment: 'The prices of 2026 are wrong.' }
  )
  assert.deepEqual(await assetNames(Id), [])
})
