import { setImmediate as turn } from 'node:timers/promises'
import t, { type Test } from 'tap'
import type { Config } from '../../../../src/config/config.js'
import { StorageError } from '../../../../src/core/storage/storage-error.js'
import { dataSetServer, IN_PROGRESS_MS } from '../../../support/data-sets.js'
import { HeldStorage } from '../../../support/held-storage.js'

/** An id as the service has them. */
const idOf = (name: string) => name.padEnd(32, '0')

const TEXTS = { 'a.csv': 'a,b\n', 'dir/b.csv': '', 'c.bin': 'x'.repeat(1000) }
const ASSETS = Object.entries(TEXTS).map(([Name, text], index) => ({ Id: idOf(`asset${index}x`), Name, text }))

const [SET, REVISION, BIG] = ['set', 'revision', 'big'].map(idOf) as [string, string, string]
const [ASSET_0, ASSET_1, ASSET_2] = ASSETS.map(({ Id }) => Id) as [string, string, string]

/** A server with a storage and a data set of three assets, and what exports them. */
async function withAssets(t: Test, config: Partial<Config> = {}) {
  const storage = new HeldStorage()
  const server = dataSetServer(t, config, storage)
  const { admin, aws } = server
  const seed = {
    Id: SET,
    Name: 'Prices',
    revisions: [
      {
        Id: REVISION,
        CreatedAt: '2020-01-02T03:04:05.678Z',
        assets: [...ASSETS, { Id: BIG, Name: 'z', size: 200_000 }]
      }
    ]
  }
  const seeded = await admin('POST', '/data-sets', seed)
  t.equal(seeded.status, 201)
  const start = async (Type: string, Details: object) => {
    const { Id } = (await aws('POST', '/v1/jobs', { Type, Details })).body
    t.equal((await aws('PATCH', `/v1/jobs/${Id}`)).status, 202)
    return Id as string
  }
  const exportAssets = (keys: Readonly<Record<string, string>>, others: object = {}) => {
    const AssetDestinations = Object.entries(keys).map(([Key, AssetId]) => ({ AssetId, Bucket: 'lake', Key }))
    return start('EXPORT_ASSETS_TO_S3', {
      ExportAssetsToS3: { DataSetId: SET, RevisionId: REVISION, AssetDestinations, ...others }
    })
  }
  const exportRevision = (KeyPattern?: string) => {
    const RevisionDestinations = [{ Bucket: 'lake', RevisionId: REVISION, ...(KeyPattern && { KeyPattern }) }]
    return start('EXPORT_REVISIONS_TO_S3', { ExportRevisionsToS3: { DataSetId: SET, RevisionDestinations } })
  }
  const view = async (id: string) => (await admin('GET', `/jobs/${id}`)).body
  return { ...server, storage, exportAssets, exportRevision, view }
}

t.test('an export completes at the instant at which its objects are written, once its time has come', async (t) => {
  const { storage, exportAssets, advance, getJob, view } = await withAssets(t)
  const id = await exportAssets({ 'out/a b+ü.csv': ASSET_0, 'out/c.bin': ASSET_2 })
  await advance(IN_PROGRESS_MS - 1)
  t.strictSame(storage.moves, [], 'nothing is written before its time')
  await advance(1)
  t.match(storage.waiting, ['lake/out/a b+ü.csv', 'lake/out/c.bin'])
  await advance(10_000)
  const waiting = await getJob(id)
  t.match(waiting, {
    headers: { 'x-dataexchange-local': /; step=0; waiting-for=s3/ },
    body: { State: 'IN_PROGRESS', UpdatedAt: '2026-03-02T09:15:00.000Z' }
  })
  t.equal(storage.moves.length, 2, 'a poll begins nothing anew')
  t.match(await view(id), { waitingFor: 's3', nextTransitionAt: null, step: 0, exported: [] })
  await storage.letAllGo()
  const done = await getJob(id)
  t.match(done.body, { State: 'COMPLETED', UpdatedAt: '2026-03-02T09:15:13.000Z' })
  t.notMatch(done.headers['x-dataexchange-local'], /waiting-for/)
  const shown = await view(id)
  t.strictSame(shown.history, [
    { state: 'WAITING', at: '2026-03-02T09:15:00.000Z' },
    { state: 'IN_PROGRESS', at: '2026-03-02T09:15:00.000Z' },
    { state: 'COMPLETED', at: '2026-03-02T09:15:13.000Z' }
  ])
  t.strictSame(shown.exported, [
    { bucket: 'lake', key: 'out/a b+ü.csv', bytes: 4, assetId: ASSET_0 },
    { bucket: 'lake', key: 'out/c.bin', bytes: 1000, assetId: ASSET_2 }
  ])
  t.notOk('waitingFor' in shown)
  t.strictSame(Object.fromEntries([...storage.objects].map(([name, content]) => [name, String(content)])), {
    'lake/out/a b+ü.csv': TEXTS['a.csv'],
    'lake/out/c.bin': TEXTS['c.bin']
  })
})

t.test('an export whose objects are written before the ticker looks completes when they are', async (t) => {
  const { storage, exportAssets, wall, getJob } = await withAssets(t, { clock: {} })
  const id = await exportAssets({ k: ASSET_0 })
  wall.advance(IN_PROGRESS_MS)
  wall.spend(250)
  await storage.letAllGo()
  const { State, CreatedAt, UpdatedAt } = (await getJob(id)).body
  t.equal(State, 'COMPLETED')
  t.equal(Date.parse(UpdatedAt) - Date.parse(CreatedAt), IN_PROGRESS_MS + 250)
})

t.test(
  'an export of a revision writes every asset by the key pattern, those with only a size as a download',
  async (t) => {
    const { storage, exportRevision, advance, view } = await withAssets(t)
    const id = await exportRevision('${Revision.CreatedAt.Year}/${Asset.Id}-${Asset.Name}')
    await advance(IN_PROGRESS_MS)
    t.equal(storage.waiting.length, 4)
    await storage.letAllGo()
    t.strictSame(
      [...storage.objects.keys()].sort(),
      [`2020/${ASSET_0}-a.csv`, `2020/${ASSET_1}-dir/b.csv`, `2020/${ASSET_2}-c.bin`, `2020/${BIG}-z`]
        .map((key) => `lake/${key}`)
        .sort()
    )
    t.match((await view(id)).exported, { length: 4 })
    t.equal(storage.objects.get(`lake/2020/${BIG}-z`)?.length, 200_000)
    t.match(
      String(storage.objects.get(`lake/2020/${BIG}-z`)),
      /^dataexchange-local: this stands for asset big0+ of revision/
    )
  }
)

t.test('how the objects are to be encrypted is passed on', async (t) => {
  const { storage, exportAssets, advance } = await withAssets(t)
  await exportAssets({ plain: ASSET_0 })
  await exportAssets({ aes: ASSET_0 }, { Encryption: { Type: 'AES256' } })
  await exportAssets({ kms: ASSET_0 }, { Encryption: { Type: 'aws:kms', KmsKeyArn: 'arn:aws:kms:key' } })
  await advance(IN_PROGRESS_MS)
  await storage.letAllGo()
  t.strictSame(Object.fromEntries(storage.encryptions), {
    'lake/plain': undefined,
    'lake/aes': { type: 'AES256', kmsKeyArn: undefined },
    'lake/kms': { type: 'aws:kms', kmsKeyArn: 'arn:aws:kms:key' }
  })
})

t.test(
  'a job by polls begins to write at its last poll, and is COMPLETED in the poll after it has written',
  async (t) => {
    const { storage, exportAssets, admin, advance, getJob } = await withAssets(t)
    await admin('POST', '/outcomes', { plan: [{ state: 'IN_PROGRESS', forPolls: 2 }, { state: 'COMPLETED' }] })
    const id = await exportAssets({ k: ASSET_0 })
    t.equal((await getJob(id)).body.State, 'IN_PROGRESS')
    await turn()
    t.strictSame(storage.waiting, [])
    t.equal((await getJob(id)).body.State, 'IN_PROGRESS')
    await turn()
    t.strictSame(storage.waiting, ['lake/k'])
    for (let poll = 0; poll < 5; poll++) t.equal((await getJob(id)).body.State, 'IN_PROGRESS')
    t.equal(storage.moves.length, 1, 'it was begun once')
    await advance(500)
    await storage.letAllGo()
    t.match((await getJob(id)).body, { State: 'COMPLETED', UpdatedAt: '2026-03-02T09:15:00.500Z' })
  }
)

t.test('a job that fails, is cancelled, times out or never ends writes nothing', async (t) => {
  const { storage, exportAssets, admin, aws, advance } = await withAssets(t)
  for (const plan of ['fails', 'cancelled', 'times-out', 'hangs', 'waits']) {
    await admin('POST', '/outcomes', { plan, times: 1 })
    await exportAssets({ k: ASSET_0 })
  }
  const Details = {
    ExportAssetsToS3: {
      DataSetId: SET,
      RevisionId: REVISION,
      AssetDestinations: [{ AssetId: ASSET_0, Bucket: 'lake', Key: 'k' }]
    }
  }
  const { Id } = (await aws('POST', '/v1/jobs', { Type: 'EXPORT_ASSETS_TO_S3', Details })).body
  t.equal((await aws('DELETE', `/v1/jobs/${Id}`)).status, 204)
  await advance(86_400_000)
  await turn()
  t.strictSame(storage.moves, [])
})

t.test('a job with nothing to write completes when it is due', async (t) => {
  const { storage, exportAssets, aws, admin, advance, getJob } = await withAssets(t)
  await admin('POST', '/jobs', { Id: 'seeded', Type: 'EXPORT_ASSETS_TO_S3', plan: 'succeeds' })
  const id = await exportAssets({ k: ASSET_0 })
  t.equal((await aws('DELETE', `/v1/data-sets/${SET}/revisions/${REVISION}/assets/${ASSET_0}`)).status, 204)
  await advance(10_000)
  t.match((await getJob('seeded')).body, { State: 'COMPLETED', UpdatedAt: '2026-03-02T09:15:04.000Z' })
  t.match((await getJob(id)).body, { State: 'COMPLETED', UpdatedAt: '2026-03-02T09:15:03.000Z' })
  t.strictSame(storage.moves, [])
})

t.test('at the first object that cannot be written the job fails, and shows what it has written', async (t) => {
  for (const [kind, Code] of [
    ['not-found', 'RESOURCE_NOT_FOUND_EXCEPTION'],
    ['access-denied', 'ACCESS_DENIED_EXCEPTION'],
    ['invalid', 'VALIDATION_EXCEPTION'],
    ['unavailable', 'INTERNAL_SERVER_EXCEPTION']
  ] as const) {
    const { storage, exportAssets, advance, getJob, view } = await withAssets(t)
    storage.errors.set('lake/2', new StorageError(kind, `Why ${kind}.`))
    const keys = Array.from({ length: 10 }, (_, index) => [String(index), ASSET_0])
    const id = await exportAssets(Object.fromEntries(keys))
    await advance(IN_PROGRESS_MS)
    await storage.letAllGo()
    const { job, exported, plan, step } = await view(id)
    t.equal((await getJob(id)).body.State, 'ERROR')
    t.strictSame(job.Errors, [{ Code, Message: `Why ${kind}.` }])
    t.strictSame(plan[step], { state: 'ERROR', errors: job.Errors })
    const written = [...storage.objects.keys()].map((name) => name.slice('lake/'.length))
    t.strictSame(
      exported.map(({ key }: { key: string }) => key),
      written
    )
    t.ok(written.includes('0') && written.includes('1') && !written.includes('9'), 'the others were not begun')
  }
})

t.test('a job that is moved to COMPLETED by hand is so at once, and writes nothing', async (t) => {
  const { storage, exportAssets, admin, advance, getJob, view } = await withAssets(t)
  const before = await exportAssets({ before: ASSET_0 })
  await admin('POST', `/jobs/${before}/transition`, { state: 'COMPLETED' })
  const during = await exportAssets({ during: ASSET_0 })
  await advance(IN_PROGRESS_MS)
  const [move] = storage.moves
  t.equal((await admin('POST', `/jobs/${during}/transition`, { state: 'COMPLETED' })).status, 200)
  t.ok(move?.signal.aborted)
  await storage.letAllGo()
  for (const id of [before, during]) {
    t.equal((await getJob(id)).body.State, 'COMPLETED')
    t.strictSame((await view(id)).exported, [])
  }
})

t.test('without a storage nothing changes: an export says what it would have written', async (t) => {
  const { admin, aws, advance, getJob } = dataSetServer(t)
  await admin('POST', '/data-sets', { Id: SET, Name: 'N', revisions: [{ Id: REVISION, assets: ASSETS }] })
  const RevisionDestinations = [{ Bucket: 'lake', RevisionId: REVISION }]
  const Details = { ExportRevisionsToS3: { DataSetId: SET, RevisionDestinations } }
  const { Id } = (await aws('POST', '/v1/jobs', { Type: 'EXPORT_REVISIONS_TO_S3', Details })).body
  await aws('PATCH', `/v1/jobs/${Id}`)
  await advance(IN_PROGRESS_MS)
  t.match((await getJob(Id)).body, { State: 'COMPLETED', UpdatedAt: '2026-03-02T09:15:03.000Z' })
  t.match((await admin('GET', `/jobs/${Id}`)).body.exported, { length: 3 })
})
