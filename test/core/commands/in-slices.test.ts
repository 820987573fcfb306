import { setImmediate as nextTurn } from 'node:timers/promises'
import t, { type Test } from 'tap'
import type { Sandbox } from '../../../src/core/sandbox/sandbox.js'
import { Type } from '../../support/jobs.js'
import { createSandbox } from '../../support/sandbox.js'
import { writtenDown } from '../../support/sandbox-state.js'
import { fireDue, makeSlow, turnsOf } from '../../support/slow-wall.js'

const COUNT = 1500
const at = (index: number) => [index]
const seedsOf = (count: number, name = 'job') =>
  Array.from({ length: count }, (_, index) => ({ Type, Id: `${name}${index}`, plan: 'succeeds' as const }))

/** The changes of a sandbox that may be big, each with how many jobs there are before and after it. */
const CHANGES = {
  'jobs are seeded': { before: 1, after: COUNT + 1, change: (each) => each.jobs.seedInSlices(seedsOf(COUNT), at) },
  'a scenario is added': {
    before: 1,
    after: COUNT + 1,
    change: (each) => each.applyInSlices({ name: 'x', jobs: seedsOf(COUNT) }, 'add')
  },
  'a scenario replaces what is there': {
    before: 1,
    after: COUNT,
    change: (each) => each.applyInSlices({ name: 'x', jobs: seedsOf(COUNT) }, 'replace')
  },
  'a snapshot is restored': {
    before: 1,
    after: COUNT,
    change: (each) => {
      const other = createSandbox({ maxJobs: 10_000 }).sandbox
      other.jobs.seed(seedsOf(COUNT), at)
      return each.restoreInSlices(writtenDown(other))
    }
  }
} satisfies Record<string, { before: number; after: number; change: (sandbox: Sandbox) => Promise<unknown> }>

/** A sandbox with one job, in which each reading of the wall clock takes a millisecond. */
function slowSandbox(t: Test) {
  const { sandbox, wall } = createSandbox({ maxJobs: 10_000 })
  sandbox.jobs.seed([{ Type, Id: 'before', plan: 'waits' }], at)
  const slow = () => makeSlow(t, wall)
  return { sandbox, wall, slow }
}

for (const [name, { before, after, change }] of Object.entries(CHANGES)) {
  t.test(`while ${name}, others have their turn, and see all of it or nothing`, async (t) => {
    const { sandbox, wall, slow } = slowSandbox(t)
    slow()
    const changing = change(sandbox)
    const { turns, mostEntries } = await turnsOf(t, wall, changing, () => sandbox.jobs.count, before)
    await changing
    // The last one, in which everything changes, does not depend on how many jobs there are either: a small map is
    // spread over its shards once.
    t.ok(mostEntries < COUNT / 4, `${mostEntries} entries of maps were set in one turn`)
    t.equal(sandbox.jobs.count, after)
    // Each job is a step in at least two loops, and no more than ten steps of a millisecond fit into a slice.
    t.ok(turns >= (2 * COUNT) / 10, `${turns} turns`)
    t.strictSame(sandbox.jobs.get('job7')?.id, 'job7')
    const listed = sandbox.jobs.list({ after: undefined, limit: 2 * COUNT }).jobs.map(({ id }) => id)
    t.strictSame([listed.length, new Set(listed).size], [after, after])
    t.equal(sandbox.jobs.listNewest({ after: undefined, limit: 2 * COUNT }).jobs.length, after)
    sandbox.jobs.delete('job7')
    t.equal(sandbox.jobs.count, after - 1)
  })

  t.test(`a reset while ${name} ends that with a conflict, and nothing of it shows`, async (t) => {
    const { sandbox, wall, slow } = slowSandbox(t)
    slow()
    const changing = t.rejects(change(sandbox) as Promise<void>, {
      kind: 'conflict',
      message: /^Sandbox default was reset while/
    })
    await nextTurn()
    wall.fireNext()
    sandbox.reset()
    sandbox.jobs.seed([{ Type, Id: 'after', plan: 'waits' }], at)
    let isOver = false
    const over = changing.then(() => {
      isOver = true
    })
    while (!isOver) {
      fireDue(wall)
      await nextTurn()
    }
    await over
    t.strictSame(
      sandbox.jobs.list({ after: undefined, limit: 10 }).jobs.map(({ id }) => id),
      ['after']
    )
  })
}

t.test('what others have done between the steps is not lost, and refuses a change that it rules out', async (t) => {
  const { sandbox, wall, slow } = slowSandbox(t)
  slow()
  const refused = t.rejects(
    sandbox.jobs.seedInSlices(seedsOf(COUNT), at).then(() => {}),
    {
      message: 'The jobs were not seeded.'
    }
  )
  await nextTurn()
  sandbox.jobs.seed(seedsOf(500).slice(-1), at)
  let isOver = false
  refused.finally(() => {
    isOver = true
  })
  while (!isOver) {
    fireDue(wall)
    await nextTurn()
  }
  t.equal(sandbox.jobs.count, 2)
})
