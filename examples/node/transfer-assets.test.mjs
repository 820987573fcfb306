import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { DataExchangeClient, ListJobsCommand } from '@aws-sdk/client-dataexchange'
import { start } from 'dataexchange-local'
import { exportAsset, importFile } from './transfer-assets.mjs'

const REVISION = { dataSetId: '0123456789abcdef0123456789abcdef', revisionId: 'fedcba9876543210fedcba9876543210' }
const FILE = { ...REVISION, name: 'data.csv', content: Buffer.from('id,name\n1,one\n') }
const ASSET = { ...REVISION, assetId: '00112233445566778899aabbccddeeff' }
const FAST = { intervalMs: 2, timeoutMs: 10_000 }

let server
let client

before(async () => {
  server = await start({ waitingMs: 5, inProgressMs: 5 })
  client = new DataExchangeClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 3
  })
})

beforeEach(() => server.control.reset())

after(async () => {
  client?.destroy()
  await server?.close()
})

async function states() {
  const { Jobs } = await client.send(new ListJobsCommand({ DataSetId: REVISION.dataSetId }))
  return Jobs.map(({ State }) => State)
}

function corruptUploads(t) {
  const { fetch } = globalThis
  t.mock.method(globalThis, 'fetch', (url, init) => fetch(url, { ...init, body: 'id,name\n1,0ne\n' }))
}

test('exports the bytes that it imported', async () => {
  const content = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 251))
  const job = await importFile(client, { ...FILE, content }, FAST)
  assert.equal(job.State, 'COMPLETED')
  // The revision is made up. In one that exists, an application learns the id from ListRevisionAssets.
  const { assetId } = await server.control.job(job.Id)
  assert.deepEqual(await exportAsset(client, { ...REVISION, assetId }, FAST), content)
})

test('throws the error of a failed import', async () => {
  const error = { Code: 'MALWARE_DETECTED', Message: 'Malware was found in bad.csv.' }
  await server.control.outcomes.add({
    match: { assetName: 'bad.csv' },
    plan: [
      { state: 'IN_PROGRESS', forPolls: 1 },
      { state: 'ERROR', errors: [error] }
    ]
  })
  await assert.rejects(importFile(client, { ...FILE, name: 'bad.csv' }, FAST), {
    name: 'JobFailedError',
    message: /MALWARE_DETECTED: Malware was found in bad\.csv\./,
    state: 'ERROR',
    errors: [error]
  })
  assert.equal((await importFile(client, FILE, FAST)).State, 'COMPLETED', 'other files are not affected')
})

for (const [plan, state] of [
  ['cancelled', 'CANCELLED'],
  ['times-out', 'TIMED_OUT']
]) {
  test(`throws if an export ends as ${state}`, async () => {
    await server.control.outcomes.add({ match: { type: 'EXPORT_ASSET_TO_SIGNED_URL' }, plan })
    await assert.rejects(exportAsset(client, ASSET, FAST), { name: 'JobFailedError', state })
  })
}

test('cancels an import whose upload was corrupted in transit', async (t) => {
  corruptUploads(t)
  await assert.rejects(importFile(client, FILE, FAST), { name: 'TransferError', status: 400, code: 'BadDigest' })
  assert.deepEqual(await states(), ['CANCELLED'])
})

test('throws the error of the upload even if the job cannot be cancelled', async (t) => {
  await server.control.faults.add({ match: { operation: 'CancelJob' }, effect: { exception: 'AccessDeniedException' } })
  corruptUploads(t)
  await assert.rejects(importFile(client, FILE, FAST), { name: 'TransferError', code: 'BadDigest' })
  assert.deepEqual(await states(), ['WAITING'])
})

test('gives up on a job that never ends', async () => {
  await server.control.outcomes.add({ plan: 'hangs' })
  await assert.rejects(importFile(client, FILE, { intervalMs: 2, timeoutMs: 50 }), { name: 'JobTimeoutError' })
  assert.deepEqual(await states(), ['IN_PROGRESS'])
})

test('starts the job despite throttling', async (t) => {
  // The SDK's back-off is a random fraction of a doubling delay. This makes the fraction zero.
  t.mock.method(Math, 'random', () => 0)
  const { id } = await server.control.faults.add({
    match: { operation: 'StartJob' },
    times: 2,
    effect: { exception: 'ThrottlingException' }
  })
  assert.equal((await importFile(client, FILE, FAST)).State, 'COMPLETED')
  assert.equal((await server.control.faults.get(id)).fired, 2)
})
