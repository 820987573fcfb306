import t from 'tap'
import { createSandbox } from '../../support/sandbox.js'

/** A sandbox on a clock that runs, with a job for each number of milliseconds after which it completes. */
function sandboxWith(...forMs: readonly number[]) {
  const created = createSandbox()
  const jobs = forMs.map((ms) => ({
    Id: `after${ms}`,
    Type: 'EXPORT_ASSETS_TO_S3' as const,
    plan: [{ state: 'IN_PROGRESS' as const, forMs: ms }, { state: 'COMPLETED' as const }]
  }))
  created.sandbox.apply({ name: 'jobs', jobs }, 'add')
  const told: string[] = []
  const advance = (ms: number) => created.sandbox.advanceClock({ ms }, ({ jobId }) => told.push(jobId))
  return { ...created, told, advance }
}

t.test('an advance tells of what falls due after its start, up to the instant that it leads to', async (t) => {
  const { sandbox, wall, told, advance } = sandboxWith(999, 1000, 1001, 1999, 2000, 2001, 2100)
  // The clock has come to 1000 before any timer could fire.
  wall.spend(1000)
  const advanced = advance(1000)
  // It runs on while what is due is being processed, and its timers fire.
  wall.advance(50)
  await advanced
  t.strictSame(told, ['after1001', 'after1999', 'after2000'])
  t.equal(sandbox.jobs.get('after2001')?.state, 'COMPLETED', 'it was due by now, though not by the advance')
  t.equal(sandbox.jobs.get('after2100')?.state, 'IN_PROGRESS')
})

t.test('an advance that has ended tells of nothing more', async (t) => {
  const { wall, told, advance } = sandboxWith(500, 1500)
  await advance(1000)
  t.strictSame(told, ['after500'])
  await advance(1000)
  t.strictSame(told, ['after500', 'after1500'], 'once, by the second advance alone')
  wall.advance(10_000)
  t.equal(told.length, 2)
})

t.test('an advance that a reset cuts off tells of nothing more', async (t) => {
  const { sandbox, told, advance } = sandboxWith(500)
  const advanced = advance(1000)
  sandbox.reset()
  await t.rejects(advanced, { message: /was reset/ })
  const before = told.length
  sandbox.apply(
    {
      name: 'again',
      jobs: [{ Type: 'EXPORT_ASSETS_TO_S3', plan: [{ state: 'IN_PROGRESS', forMs: 500 }, { state: 'COMPLETED' }] }]
    },
    'add'
  )
  await sandbox.advanceClock({ ms: 1000 }, () => undefined)
  t.equal(told.length, before)
})
