import { setImmediate as nextTurn } from 'node:timers/promises'
import t from 'tap'
import type { SeedBatch } from '../../../src/core/commands/seed-job-batches.js'
import { Type } from '../../support/jobs.js'
import { createSandbox } from '../../support/sandbox.js'

const at = (index: number) => [index]

/** Batches of these sizes, whose jobs are numbered through; they end in an error if there is one. */
async function* batchesOf(sizes: readonly number[], error?: Error): AsyncGenerator<SeedBatch> {
  let first = 0
  for (const size of sizes) {
    const from = first
    first += size
    yield {
      seeds: Array.from({ length: size }, (_, index) => ({ Type, Id: `job${from + index}`, plan: 'waits' as const })),
      at
    }
  }
  if (error) throw error
}

function listed(sandbox: ReturnType<typeof createSandbox>['sandbox']): string[] {
  return sandbox.jobs.list({ after: undefined, limit: 10_000 }).jobs.map(({ id }) => id)
}

t.test('the jobs of all batches come in, in their order, and are told batch by batch', async (t) => {
  const { sandbox } = createSandbox()
  const told: number[] = []
  await sandbox.jobs.seedBatches(batchesOf([128, 0, 1, 128, 43]), (jobs) => told.push(jobs.length))
  t.strictSame(told, [128, 0, 1, 128, 43])
  t.strictSame(
    listed(sandbox),
    Array.from({ length: 300 }, (_, index) => `job${index}`)
  )
})

t.test('if they end in an error all are taken out again, 64 at a turn, before it is thrown', async (t) => {
  for (const count of [0, 1, 63, 64, 65, 128, 129, 300]) {
    const { sandbox, wall } = createSandbox()
    sandbox.jobs.seed([{ Type, Id: 'before', plan: 'waits' }], at)
    const deleted: string[] = []
    sandbox.subscribe((event) => {
      if (event.kind !== 'deleted') return
      deleted.push(event.jobId)
      // Each turn takes up a whole slice.
      wall.spend(10)
    })
    let isOver = false
    const seeding = sandbox.jobs
      .seedBatches(batchesOf([count], new Error('broke off')), () => {})
      .finally(() => {
        isOver = true
      })
    seeding.catch(() => {})
    while (listed(sandbox).length < count + 1) await nextTurn()
    await nextTurn()
    const afterTurns = [listed(sandbox).length - 1]
    while (!isOver) {
      wall.fireNext()
      afterTurns.push(listed(sandbox).length - 1)
      await nextTurn()
    }
    await t.rejects(seeding, { message: 'broke off' })
    const expected = Array.from({ length: Math.max(1, Math.ceil(count / 64)) + 1 }, (_, turn) =>
      Math.max(0, count - 64 * turn)
    )
    t.strictSame(afterTurns, expected, `${count} jobs`)
    t.equal(new Set(deleted).size, count, 'each is told of as deleted')
    t.equal(deleted.length, count)
    t.strictSame(listed(sandbox), ['before'])
  }
})

t.test('a batch that is refused takes out those before it, but not what has come in beside them', async (t) => {
  const { sandbox, wall } = createSandbox({ maxJobs: 200 })
  const seeding = sandbox.jobs.seedBatches(batchesOf([100, 90, 20]), (jobs) => {
    if (jobs[0]?.id === 'job100') sandbox.jobs.seed([{ Type, Id: 'beside' }], at)
    if (jobs[0]?.id === 'job100') sandbox.jobs.delete('job5')
  })
  seeding.catch(() => {})
  while (listed(sandbox).length > 1 || !sandbox.jobs.get('beside')) {
    await nextTurn()
    wall.advance(0)
  }
  await t.rejects(seeding, { kind: 'limit' } as object as Error)
  t.strictSame(listed(sandbox), ['beside'])
})

t.test('between batches that arrive together others are let through', async (t) => {
  const { sandbox, wall } = createSandbox()
  let seeded = 0
  const seeding = sandbox.jobs.seedBatches(batchesOf([10, 10, 10]), (jobs) => {
    seeded += jobs.length
    wall.spend(10)
  })
  for (const count of [10, 20, 30]) {
    await nextTurn()
    t.equal(seeded, count)
    wall.fireNext()
  }
  await seeding
})
