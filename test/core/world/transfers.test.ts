import assert from 'node:assert/strict'
import { setImmediate as turn } from 'node:timers/promises'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { AT_ONCE_IN_SANDBOX, TransferSlots } from '../../../src/core/storage/transfer-slots.js'
import type { TestSandbox } from '../../support/build.js'
import { dataSetServer, IN_PROGRESS_MS, importRequest } from '../../support/data-sets.js'
import { HeldStorage } from '../../support/held-storage.js'
import { holds, runs } from '../../support/property.js'
import { createResources, createSandbox } from '../../support/sandbox.js'

const idOf = (name: string) => name.padEnd(32, '0')
const IDS = { DataSetId: idOf('set'), RevisionId: idOf('revision') }
const ASSET = idOf('asset')

/** Seeds a data set of one asset into a sandbox. */
async function seed({ admin }: TestSandbox): Promise<void> {
  const revisions = [{ Id: IDS.RevisionId, assets: [{ Id: ASSET, Name: 'a.csv', text: 'a,b\n' }] }]
  await admin('POST', '/data-sets', { Id: IDS.DataSetId, Name: 'Prices', revisions })
}

/** Creates and starts a job that exports the asset under some keys, and returns its id. */
async function startExport({ aws }: TestSandbox, ...keys: readonly string[]): Promise<string> {
  const AssetDestinations = keys.map((Key) => ({ AssetId: ASSET, Bucket: 'lake', Key }))
  const Details = { ExportAssetsToS3: { ...IDS, AssetDestinations } }
  const { Id } = (await aws('POST', '/v1/jobs', { Type: 'EXPORT_ASSETS_TO_S3', Details })).body
  await aws('PATCH', `/v1/jobs/${Id}`)
  return Id
}

/** A server whose default sandbox has that data set, and a job that waits for its object to be written. */
async function whileMoving(t: Test) {
  const storage = new HeldStorage()
  const server = dataSetServer(t, {}, storage)
  await seed(server)
  const id = await startExport(server, 'k')
  await server.advance(IN_PROGRESS_MS)
  assert.deepEqual(storage.waiting, ['lake/k'])
  return { ...server, storage, id }
}

t.test('whatever ends a job or its world aborts the transfer, which then touches nothing', async (t) => {
  const scenario = { name: 'other', jobs: [{ Id: 'other', Type: 'EXPORT_ASSETS_TO_S3', plan: 'hangs' }] }
  const ends: Record<string, (server: Awaited<ReturnType<typeof whileMoving>>) => Promise<unknown>> = {
    reset: ({ admin }) => admin('POST', '/reset'),
    'reset to empty': ({ admin }) => admin('POST', '/reset?to=empty'),
    'a scenario that replaces': ({ admin }) => admin('POST', '/scenarios?mode=replace', scenario),
    'the job is deleted': ({ admin, id }) => admin('DELETE', `/jobs/${id}`),
    'the sandbox is deleted': ({ admin }) => admin('DELETE', '/sandboxes/default'),
    'the job is moved by hand': ({ admin, id }) => admin('POST', `/jobs/${id}/transition`, { state: 'CANCELLED' }),
    'the job is past its 90 days': ({ advance }) => advance(91 * 24 * 3600 * 1000),
    'the server stops': ({ app }) => app.close()
  }
  for (const [name, end] of Object.entries(ends)) {
    const server = await whileMoving(t)
    const { storage, admin } = server
    const [move] = storage.moves
    await end(server)
    t.equal(move?.signal.aborted, true, name)
    if (name === 'the server stops') continue
    const before = (await admin('GET', '/snapshot')).body
    move?.end()
    await storage.letAllGo()
    t.strictSame((await admin('GET', '/snapshot')).body, before, name)
  }
})

t.test('a storage that goes on after a reset all the same reaches no world and no listener', async (t) => {
  const storage = new HeldStorage()
  storage.isDeaf = true
  for (const key of ['a', 'b']) storage.objects.set(`bucket/${key}`, Buffer.alloc(600))
  const shared = { ...createResources(), storage: { objects: storage, slots: new TransferSlots() } }
  const { sandbox, wall } = createSandbox({ references: 'unchecked' }, shared)
  const { id } = sandbox.jobs.create(importRequest(IDS, ['a', 'b']), undefined)
  sandbox.jobs.start(id)
  wall.advance(IN_PROGRESS_MS)
  await turn()
  storage.moves.shift()?.end()
  await turn()
  t.equal(shared.bytes.used, 600, 'what is read by then')
  sandbox.reset()
  t.equal(shared.bytes.used, 0, 'a reset gives it back at once')
  const events: string[] = []
  sandbox.subscribe(({ kind }) => events.push(kind))
  t.equal(storage.moves.length, 1)
  await storage.letAllGo()
  t.strictSame(events, [])
  t.equal(shared.bytes.used, 0)
})

t.test('an import that is aborted gives back the room of what it has read', async (t) => {
  const storage = new HeldStorage()
  for (const key of ['a', 'b']) storage.objects.set(`bucket/${key}`, Buffer.alloc(600))
  const server = dataSetServer(t, { maxContentBytes: 1500, maxSandboxes: 1 }, storage)
  const { startImport, advance, admin, getJob } = server
  await seed(server)
  const path = `/v1/data-sets/${IDS.DataSetId}/revisions/${IDS.RevisionId}` as const
  for (const state of ['ERROR', 'COMPLETED']) {
    const id = await startImport(path, ['a', 'b'])
    await advance(IN_PROGRESS_MS)
    const [first] = storage.moves.splice(0, 1)
    first?.end()
    await turn()
    if (state === 'ERROR') await admin('POST', `/jobs/${id}/transition`, { state })
    await storage.letAllGo()
    t.equal((await getJob(id)).body.State, state)
  }
  await admin('POST', '/reset')
  await seed(server)
  const id = await startImport(path, ['a', 'b'])
  await advance(IN_PROGRESS_MS)
  await storage.letAllGo()
  t.equal((await getJob(id)).body.State, 'COMPLETED', 'a reset gives back the rest')
})

t.test('a snapshot that is taken while bytes move restores a job whose transfer begins anew', async (t) => {
  for (const by of ['time', 'polls']) {
    const storage = new HeldStorage()
    const server = dataSetServer(t, {}, storage)
    const { admin, advance, getJob } = server
    await seed(server)
    if (by === 'polls')
      await admin('POST', '/outcomes', { plan: [{ state: 'IN_PROGRESS', forPolls: 1 }, { state: 'COMPLETED' }] })
    const id = await startExport(server, 'k')
    if (by === 'polls') await getJob(id)
    await advance(IN_PROGRESS_MS)
    const [move] = storage.moves
    const snapshot = (await admin('GET', '/snapshot')).body
    t.equal((await admin('PUT', '/snapshot', snapshot)).status, 200)
    t.equal(move?.signal.aborted, true)
    t.strictSame((await admin('GET', '/snapshot')).body, snapshot, 'it is as it was')
    await advance(500)
    t.strictSame(storage.waiting, ['lake/k'], by)
    await storage.letAllGo()
    t.match((await getJob(id)).body, { State: 'COMPLETED', UpdatedAt: '2026-03-02T09:15:03.500Z' })

    const without = dataSetServer(t)
    t.equal((await without.admin('PUT', '/snapshot', snapshot)).status, 200)
    await without.advance(0)
    if (by === 'polls') await without.getJob(id)
    t.equal((await without.getJob(id)).body.State, 'COMPLETED', 'without a storage there is nothing to wait for')
  }
})

t.test('a snapshot of a server without a storage moves its objects on one that has it', async (t) => {
  const without = dataSetServer(t)
  await seed(without)
  const id = await startExport(without, 'k')
  const snapshot = (await without.admin('GET', '/snapshot')).body
  const storage = new HeldStorage()
  const server = dataSetServer(t, {}, storage)
  await server.admin('PUT', '/snapshot', snapshot)
  await server.advance(IN_PROGRESS_MS)
  t.strictSame(storage.waiting, ['lake/k'])
  await storage.letAllGo()
  t.equal((await server.getJob(id)).body.State, 'COMPLETED')
})

t.test('await waits for the bytes, and an advance of the clock does not', async (t) => {
  const { admin, advance, storage, id } = await whileMoving(t)
  const advanced = await admin('POST', '/clock/advance', { ms: 1000 })
  t.strictSame(advanced.body.transitions, [])
  t.equal((await admin('POST', '/clock/advance', { toNextTransition: true })).status, 409)
  const awaited = admin('GET', `/jobs/${id}/await?state=COMPLETED`)
  await advance(1000)
  await storage.letAllGo()
  t.match(await awaited, { status: 200, body: { job: { State: 'COMPLETED', UpdatedAt: '2026-03-02T09:15:05.000Z' } } })
})

t.test('a job whose bytes move is in progress: it counts against limits until it is done', async (t) => {
  const { admin, aws, storage } = await whileMoving(t)
  await admin('PUT', '/limits', { inProgress: { EXPORT_ASSETS_TO_S3: 1 } })
  const Details = { ExportAssetsToS3: { ...IDS, AssetDestinations: [{ AssetId: ASSET, Bucket: 'lake', Key: 'l' }] } }
  const { Id } = (await aws('POST', '/v1/jobs', { Type: 'EXPORT_ASSETS_TO_S3', Details })).body
  t.equal((await aws('PATCH', `/v1/jobs/${Id}`)).status, 402)
  await storage.letAllGo()
  t.equal((await aws('PATCH', `/v1/jobs/${Id}`)).status, 202)
})

t.test('a sandbox whose objects do not move holds up no other', async (t) => {
  const storage = new HeldStorage()
  const server = dataSetServer(t, {}, storage)
  const names = Array.from({ length: 12 }, (_, index) => `s${index}`)
  const keys = (name: string) => Array.from({ length: 10 }, (_, index) => `${name}/${index}`)
  const ids = new Map<string, string>()
  for (const name of names) {
    const sandbox = server.sandbox(name)
    await seed(sandbox)
    ids.set(name, await startExport(sandbox, ...keys(name)))
    await sandbox.admin('POST', '/clock/advance', { ms: IN_PROGRESS_MS })
  }
  await turn()
  const countOf = (name: string) => storage.waiting.filter((each) => each.startsWith(`lake/${name}/`)).length
  t.equal(countOf('s0'), AT_ONCE_IN_SANDBOX, 'one sandbox moves only a few at a time')
  for (const name of names) t.ok(countOf(name) >= 1, `${name} has its turn`)
  t.ok(storage.waiting.length <= 32 + names.length, 'all together are bounded')
  // Only the last one's objects move.
  for (;;) {
    const own = storage.moves.filter(({ key }) => key.startsWith('s11/'))
    if (own.length === 0) break
    storage.moves = storage.moves.filter((move) => !own.includes(move))
    for (const move of own) move.end()
    await turn()
  }
  t.equal((await server.sandbox('s11').getJob(ids.get('s11') as string)).body.State, 'COMPLETED')
  t.equal((await server.sandbox('s0').getJob(ids.get('s0') as string)).body.State, 'IN_PROGRESS')
})

t.test('an event action writes what is published to its bucket', async (t) => {
  const storage = new HeldStorage()
  const server = dataSetServer(t, {}, storage)
  const { admin, aws, advance } = server
  const entitled = {
    Id: IDS.DataSetId,
    Name: 'N',
    Origin: 'ENTITLED',
    OriginDetails: { ProductId: 'prod-abcdefghij234' }
  }
  await admin('POST', '/data-sets', entitled)
  const Action = {
    ExportRevisionToS3: {
      Encryption: { Type: 'AES256' },
      RevisionDestination: { Bucket: 'lake', KeyPattern: 'in/${Asset.Name}' }
    }
  }
  const Event = { RevisionPublished: { DataSetId: IDS.DataSetId } }
  t.equal((await aws('POST', '/v1/event-actions', { Action, Event })).status, 201)
  await admin('POST', `/data-sets/${IDS.DataSetId}/revisions`, { assets: [{ Name: 'new.csv', text: 'new' }] })
  await advance(IN_PROGRESS_MS)
  await storage.letAllGo()
  t.equal(String(storage.objects.get('lake/in/new.csv')), 'new')
  t.strictSame(storage.encryptions.get('lake/in/new.csv'), { type: 'AES256', kmsKeyArn: undefined })
  const [job] = (await aws('GET', '/v1/jobs')).body.Jobs
  t.match(job, { State: 'COMPLETED', Details: { ExportRevisionsToS3: { EventActionArn: /event-actions/ } } })
})

t.test('however the storage and the clock take turns, no job is COMPLETED before both are done', async (t) => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('advance' as const), ms: fc.nat({ max: 2000 }) }),
      fc.record({ kind: fc.constant('move' as const), index: fc.nat({ max: 10 }) }),
      fc.record({ kind: fc.constantFrom('start' as const, 'import' as const, 'poll' as const, 'snapshot' as const) })
    ),
    { maxLength: 30, size: 'max' }
  )
  await holds(
    t,
    fc.asyncProperty(steps, async (steps) => {
      const storage = new HeldStorage()
      storage.objects.set('bucket/source', Buffer.from('content'))
      const server = dataSetServer(t, {}, storage)
      const { admin, aws, advance, wall } = server
      await seed(server)
      const jobs: { id: string; due: number; movedAt: number | undefined }[] = []
      let now = Date.parse((await admin('GET', '/clock')).body.now)
      const move = async (index: number) => {
        const [moved] = storage.moves.splice(index % storage.moves.length, 1)
        if (moved === undefined) return
        moved.end()
        await turn()
        const job = jobs[Number(moved.key.split('-')[1])]
        if (job !== undefined && !moved.signal.aborted) job.movedAt = now
      }
      for (const step of steps) {
        if (step.kind === 'advance') {
          await advance(step.ms)
          now += step.ms
        } else if (step.kind === 'move') await move(step.index)
        else if (step.kind === 'start') {
          jobs.push({
            id: await startExport(server, `k-${jobs.length}`),
            due: now + IN_PROGRESS_MS,
            movedAt: undefined
          })
        } else if (step.kind === 'import') {
          storage.objects.set(`bucket/k-${jobs.length}`, Buffer.from('content'))
          const { Id } = (await aws('POST', '/v1/jobs', importRequest(IDS, [`k-${jobs.length}`]))).body
          await aws('PATCH', `/v1/jobs/${Id}`)
          jobs.push({ id: Id, due: now + IN_PROGRESS_MS, movedAt: undefined })
        } else if (step.kind === 'snapshot') {
          await admin('PUT', '/snapshot', (await admin('GET', '/snapshot')).body)
          wall.advance(0)
          await turn()
        }
        for (const { id, due, movedAt } of jobs) {
          const { State, UpdatedAt } = (await server.getJob(id)).body
          assert.equal(State, movedAt === undefined ? 'IN_PROGRESS' : 'COMPLETED')
          if (movedAt !== undefined) {
            assert.equal(Date.parse(UpdatedAt), movedAt)
            assert.ok(movedAt >= due)
          }
        }
        assert.ok(storage.moves.filter(({ signal }) => !signal.aborted).length <= AT_ONCE_IN_SANDBOX)
      }
      await server.app.close()
    }),
    runs(10, 300)
  )
})
