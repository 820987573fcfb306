import { setImmediate as turn } from 'node:timers/promises'
import t, { type Test } from 'tap'
import type { Config } from '../../../../src/config/config.js'
import { StorageError } from '../../../../src/core/storage/storage-error.js'
import { dataSetServer, IN_PROGRESS_MS, idsIn } from '../../../support/data-sets.js'
import { HeldStorage } from '../../../support/held-storage.js'

/** A server with a storage of objects in the bucket `bucket`, and a revision to import them into. */
async function withObjects(t: Test, objects: Readonly<Record<string, string>>, config: Partial<Config> = {}) {
  const storage = new HeldStorage()
  for (const [key, text] of Object.entries(objects)) storage.objects.set(`bucket/${key}`, Buffer.from(text))
  const server = dataSetServer(t, config, storage)
  const path = await server.revision(await server.dataSet())
  const assets = async () => (await server.get(`${path}/assets`)).body.Assets
  const view = async (id: string) => (await server.admin('GET', `/jobs/${id}`)).body
  return { ...server, storage, path, assets, view }
}

t.test('an import makes its assets when all objects are read, with their sizes and content', async (t) => {
  const { storage, path, assets, startImport, advance, getJob, view, post, patch } = await withObjects(t, {
    'dir/a b+ü.csv': 'hello',
    empty: ''
  })
  const id = await startImport(path, ['dir/a b+ü.csv', 'empty'])
  await advance(IN_PROGRESS_MS + 2000)
  t.strictSame(storage.waiting, ['bucket/dir/a b+ü.csv', 'bucket/empty'])
  t.match((await getJob(id)).body, { State: 'IN_PROGRESS' })
  t.strictSame(await assets(), [])
  await storage.letAllGo()
  t.match((await getJob(id)).body, { State: 'COMPLETED', UpdatedAt: '2026-03-02T09:15:05.000Z' })
  const made = await assets()
  t.match(made, [
    { Name: 'empty', AssetDetails: { S3SnapshotAsset: { Size: 0 } }, CreatedAt: '2026-03-02T09:15:05.000Z' },
    { Name: 'dir/a b+ü.csv', AssetDetails: { S3SnapshotAsset: { Size: 5 } }, CreatedAt: '2026-03-02T09:15:05.000Z' }
  ])
  t.strictSame((await view(id)).imported, [
    { assetId: made[1].Id, name: 'dir/a b+ü.csv', bytes: 5 },
    { assetId: made[0].Id, name: 'empty', bytes: 0 }
  ])

  const { DataSetId, RevisionId } = idsIn(path)
  const RevisionDestinations = [{ Bucket: 'lake', RevisionId, KeyPattern: 'out/${Asset.Name}' }]
  const Details = { ExportRevisionsToS3: { DataSetId, RevisionDestinations } }
  const job = await post('/v1/jobs', { Type: 'EXPORT_REVISIONS_TO_S3', Details })
  await patch(`/v1/jobs/${job.body.Id}`)
  await advance(IN_PROGRESS_MS)
  await storage.letAllGo()
  t.equal(String(storage.objects.get('lake/out/dir/a b+ü.csv')), 'hello', 'an export writes what was read')
  t.equal(storage.objects.get('lake/out/empty')?.length, 0)
})

t.test('an import that misses objects makes no assets, and names all that it misses', async (t) => {
  const { storage, path, assets, startImport, advance, getJob, view, admin } = await withObjects(t, { a: 'a', d: 'd' })
  storage.errors.set('bucket/b', new StorageError('not-found', 'There is no b.'))
  storage.errors.set('bucket/c', new StorageError('access-denied', 'No access to c.'))
  storage.errors.set('bucket/e', new StorageError('not-found', 'There is no e.'))
  const id = await startImport(path, ['a', 'b', 'c', 'd', 'e'])
  await advance(IN_PROGRESS_MS)
  await storage.letAllGo()
  const source = (Key: string) => ({ Bucket: 'bucket', Key })
  const job = (await getJob(id)).body
  t.equal(job.State, 'ERROR')
  t.strictSame(job.Errors, [
    {
      Code: 'RESOURCE_NOT_FOUND_EXCEPTION',
      Message: 'There is no b.',
      Details: { ImportAssetsFromS3JobErrorDetails: [source('b'), source('e')] }
    },
    {
      Code: 'ACCESS_DENIED_EXCEPTION',
      Message: 'No access to c.',
      Details: { ImportAssetsFromS3JobErrorDetails: [source('c')] }
    }
  ])
  t.strictSame(await assets(), [])
  t.strictSame((await view(id)).imported, [])
  t.strictSame((await admin('GET', '/assets')).body.assets, [], 'no content is left')
})

t.test('an import ends at once if the storage is not available, whatever else is on its way', async (t) => {
  const { storage, path, startImport, advance, getJob } = await withObjects(t, { a: 'a' })
  const id = await startImport(path, ['a', 'b', 'c', 'd', 'e', 'f'])
  await advance(IN_PROGRESS_MS)
  t.strictSame(
    storage.waiting,
    ['a', 'b', 'c', 'd'].map((key) => `bucket/${key}`)
  )
  storage.moves[1]?.end(new StorageError('unavailable', 'S3 is down.'))
  await turn()
  t.strictSame(storage.waiting, [], 'the others are not waited for')
  t.strictSame((await getJob(id)).body.Errors, [{ Code: 'INTERNAL_SERVER_EXCEPTION', Message: 'S3 is down.' }])
})

t.test('content for which there is no room fails the import, which names the option', async (t) => {
  const keys = Array.from({ length: 6 }, (_, index) => String(index))
  const objects = Object.fromEntries(keys.map((key) => [key, 'x'.repeat(30)]))
  const config = { maxContentBytes: 100, maxSandboxes: 1 }
  const { storage, path, assets, startImport, advance, getJob } = await withObjects(t, objects, config)
  const run = async (some: readonly string[]) => {
    const id = await startImport(path, some)
    await advance(IN_PROGRESS_MS)
    await storage.letAllGo()
    return (await getJob(id)).body
  }
  for (let attempt = 0; attempt < 2; attempt++) {
    const { State, Errors } = await run(keys)
    t.equal(State, 'ERROR')
    t.match(Errors, [{ Code: 'SERVICE_QUOTA_EXCEEDED_EXCEPTION', Message: /--max-content-bytes is 100/ }])
    t.strictSame(
      Errors[0].Details.ImportAssetsFromS3JobErrorDetails,
      [3, 4, 5].map((key) => ({ Bucket: 'bucket', Key: String(key) }))
    )
    t.strictSame(await assets(), [])
  }
  t.equal((await run(keys.slice(0, 3))).State, 'COMPLETED', 'the room has been given back')
  t.match(await assets(), { length: 3 })
  t.equal((await run(keys.slice(3, 4))).State, 'ERROR', 'what was imported counts')
})

t.test('content that takes more than the memory of a sandbox fails the import, and leaves none', async (t) => {
  const config = { maxMemoryBytes: 2_000_000, maxSandboxes: 1 }
  const keys = ['a', 'b', 'c']
  const objects = Object.fromEntries(keys.map((key) => [key, 'x'.repeat(700_000)]))
  const { storage, path, startImport, advance, getJob } = await withObjects(t, objects, config)
  for (const [some, State] of [
    [keys, 'ERROR'],
    [keys, 'ERROR'],
    [['a', 'b'], 'COMPLETED']
  ] as const) {
    const id = await startImport(path, some)
    await advance(IN_PROGRESS_MS)
    await storage.letAllGo()
    const job = (await getJob(id)).body
    t.equal(job.State, State)
    const Code = 'SERVICE_QUOTA_EXCEEDED_EXCEPTION'
    if (State === 'ERROR') t.match(job.Errors, [{ Code, Message: /--max-memory-bytes is 2000000/ }])
  }
})

t.test('while objects are read, the revision cannot be finalized; if it is removed, the job fails', async (t) => {
  const server = await withObjects(t, { a: 'a', b: 'b' })
  const { storage, path, startImport, advance, getJob, patch, admin } = server
  await startImport(path, ['a'])
  await advance(IN_PROGRESS_MS)
  await storage.letAllGo()
  const id = await startImport(path, ['b'])
  await advance(IN_PROGRESS_MS)
  t.equal((await patch(path, { Finalized: true })).status, 409)
  t.equal((await admin('DELETE', `/data-sets/${idsIn(path).DataSetId}`)).status, 204)
  t.equal((await getJob(id)).body.State, 'IN_PROGRESS')
  await storage.letAllGo()
  t.match((await getJob(id)).body, { State: 'ERROR', Errors: [{ Code: 'RESOURCE_NOT_FOUND_EXCEPTION' }] })
  t.strictSame((await admin('GET', '/assets')).body.assets, [])
})

t.test('a seeded import reads its objects if its revision exists; one that a client created always does', async (t) => {
  const { storage, path, admin, post, patch, advance, getJob } = await withObjects(
    t,
    { a: 'a' },
    { references: 'unchecked' }
  )
  const AssetSources = [{ Bucket: 'bucket', Key: 'a' }]
  const seed = (Id: string, ids: object) => ({
    Id,
    Type: 'IMPORT_ASSETS_FROM_S3',
    plan: 'succeeds',
    Details: { ImportAssetsFromS3: { AssetSources, ...ids } }
  })
  const unknown = { DataSetId: 'f'.repeat(32), RevisionId: 'e'.repeat(32) }
  await admin('POST', '/jobs', [seed('known', idsIn(path)), seed('unknown', unknown)])
  const Details = { ImportAssetsFromS3: { AssetSources, ...unknown } }
  const { Id } = (await post('/v1/jobs', { Type: 'IMPORT_ASSETS_FROM_S3', Details })).body
  await patch(`/v1/jobs/${Id}`)
  await advance(10_000)
  t.match((await getJob('unknown')).body, { State: 'COMPLETED', UpdatedAt: '2026-03-02T09:15:04.000Z' })
  t.equal(storage.waiting.length, 2)
  await storage.letAllGo()
  for (const id of ['known', Id]) t.equal((await getJob(id)).body.State, 'COMPLETED')
  t.match((await admin('GET', '/assets')).body.assets, { length: 1 })
})
