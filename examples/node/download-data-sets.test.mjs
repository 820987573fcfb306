import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { DataExchangeClient } from '@aws-sdk/client-dataexchange'
import { start } from 'dataexchange-local'
import { copyRevisionToS3, downloadRevision, findNewestRevision, listEntitledDataSets } from './download-data-sets.mjs'

const README = Buffer.from('Prices in €.\n')
const PRICES = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 251))
const OCTOBER = { Comment: 'October', assets: [{ Name: 'old.csv', text: 'old' }] }
const NOVEMBER = {
  Comment: 'November',
  assets: [
    { Name: 'readme.txt', base64: README.toString('base64') },
    { Name: 'prices.bin', base64: PRICES.toString('base64') }
  ]
}
/** A data set to which the account is subscribed. Of its revisions, the last one is the newest. */
const DATA_SET = {
  Name: 'Prices',
  Origin: 'ENTITLED',
  OriginDetails: { ProductId: 'prod-abcdefghij234' },
  revisions: [OCTOBER, NOVEMBER]
}
const REVOKED = { Comment: 'December', Revoked: true, RevocationComment: 'The prices are wrong.' }
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
  await server.control.dataSets.seed(DATA_SET)
  const [dataSet] = await listEntitledDataSets(client)
  dataSetId = dataSet.Id
})

after(async () => {
  client?.destroy()
  await server?.close()
})

/** Publishes a revision, as the provider of the data set does. */
function publish(revision) {
  return server.control.dataSets.addRevisions(dataSetId, revision)
}

test('lists the data sets of files that others provide', async () => {
  await server.control.dataSets.seed({ Name: 'Own' })
  await server.control.dataSets.seed({ Name: 'API', Origin: 'ENTITLED', AssetType: 'API_GATEWAY_API' })
  const dataSets = await listEntitledDataSets(client)
  assert.deepEqual(
    dataSets.map(({ Name, OriginDetails }) => [Name, OriginDetails.ProductId]),
    [['Prices', 'prod-abcdefghij234']]
  )
})

test('finds the newest revision', async () => {
  assert.equal((await findNewestRevision(client, dataSetId)).Comment, 'November')
  await publish({ Comment: 'December' })
  assert.equal((await findNewestRevision(client, dataSetId)).Comment, 'December')
})

test('passes over revisions that the provider has revoked', async () => {
  await publish(REVOKED)
  assert.equal((await findNewestRevision(client, dataSetId)).Comment, 'November')
})

test('finds no revision where there is none', async () => {
  await server.control.reset()
  await server.control.dataSets.seed({ ...DATA_SET, revisions: [REVOKED] })
  const [{ Id }] = await listEntitledDataSets(client)
  assert.equal(await findNewestRevision(client, Id), undefined)
})

test('downloads every file of a revision, byte for byte', async () => {
  const { Id } = await findNewestRevision(client, dataSetId)
  const files = new Map()
  for await (const { name, content } of downloadRevision(client, { dataSetId, revisionId: Id }, FAST)) {
    files.set(name, content)
  }
  assert.deepEqual(
    [...files],
    [
      ['readme.txt', README],
      ['prices.bin', PRICES]
    ]
  )
})

test('copies a revision to S3', async () => {
  const { Id: revisionId } = await findNewestRevision(client, dataSetId)
  const job = await copyRevisionToS3(client, { dataSetId, revisionId, bucket: 'lake' }, FAST)
  // The server writes nothing to S3. Its control plane tells what the service would have written.
  const { exported } = await server.control.job(job.Id)
  assert.deepEqual(
    exported.map(({ bucket, key, bytes }) => ({ bucket, key, bytes })).sort((a, b) => a.bytes - b.bytes),
    [
      { bucket: 'lake', key: `${revisionId}/readme.txt`, bytes: README.length },
      { bucket: 'lake', key: `${revisionId}/prices.bin`, bytes: PRICES.length }
    ]
  )
})

test('throws the error of a revision that was revoked', async () => {
  const { Id } = await publish(REVOKED)
  await assert.rejects(copyRevisionToS3(client, { dataSetId, revisionId: Id, bucket: 'lake' }, FAST), {
    name: 'JobFailedError',
    message: /ACCESS_DENIED_EXCEPTION/
  })
})

test('downloads the built-in prices', async () => {
  await server.control.scenario('subscriber', { mode: 'replace' })
  const [{ Id }] = await listEntitledDataSets(client)
  const newest = await findNewestRevision(client, Id)
  const names = []
  for await (const { name } of downloadRevision(client, { dataSetId: Id, revisionId: newest.Id }, FAST)) {
    names.push(name)
  }
  assert.ok(names.includes('2026-01-03/prices.csv'))
})
