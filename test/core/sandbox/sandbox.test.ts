import assert from 'node:assert/strict'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import type { JobSeed } from '../../../src/core/jobs/job-seed.js'
import type { Sandbox } from '../../../src/core/sandbox/sandbox.js'
import type { Scenario } from '../../../src/core/world/scenario.js'
import { jobSeed } from '../../support/arbitraries.js'
import { insertJobs } from '../../support/insert-jobs.js'
import { Type } from '../../support/jobs.js'
import { only } from '../../support/only.js'
import { holds, runs, sequence } from '../../support/property.js'
import { recorded } from '../../support/recorded.js'
import { createResources, createSandbox, createWorld } from '../../support/sandbox.js'
import { action, outcome, START as SCENARIO } from '../../support/sandbox-actions.js'
import { contents, writtenDown } from '../../support/sandbox-state.js'

const at = (index: number) => [index]
/** Asserts that something is refused, and how. */
function refused(t: Test, act: () => unknown, wanted: object): void {
  t.throws(act, wanted as Error)
}

t.test('a reset takes everything back to the start: it equals a fresh sandbox', async (t) => {
  const clock = { now: '2026-03-02T12:00:00.000Z' }
  await holds(
    t,
    fc.asyncProperty(sequence(fc.tuple(action, fc.nat({ max: 3000 })), 40), async (actions) => {
      const { sandbox, wall } = createSandbox({ scenarios: [SCENARIO], clock })
      for (const [act, ms] of actions) {
        await outcome(sandbox, act)
        wall.advance(ms)
      }
      sandbox.reset()
      const fresh = createSandbox({ scenarios: [SCENARIO], clock })
      assert.deepEqual(contents(sandbox), contents(fresh.sandbox))
      assert.deepEqual(sandbox.journal.list(), [])
      assert.deepEqual(writtenDown(sandbox), writtenDown(fresh.sandbox))
      // What comes is the same as well: ids drawn, transitions made.
      for (const world of [{ sandbox, wall }, fresh]) {
        world.sandbox.jobs.seed([{ Type }], at)
        world.wall.advance(2000)
      }
      assert.deepEqual(contents(sandbox), contents(fresh.sandbox))
    }),
    runs(50, 2000)
  )
})

t.test('what is refused changes nothing', async (t) => {
  const cases = runs(50, 2000)
  let refusals = 0
  await holds(
    t,
    fc.asyncProperty(sequence(action, 40), async (actions) => {
      const { sandbox } = createSandbox({ scenarios: [SCENARIO] })
      const all = () => structuredClone([contents(sandbox), sandbox.journal.list()])
      for (const act of actions) {
        const before = all()
        const result = await outcome(sandbox, act)
        if (!Object.hasOwn(Object(result), 'refused')) continue
        refusals++
        assert.deepEqual(all(), before)
      }
    }),
    cases
  )
  t.ok(refusals > cases, `${refusals} refusals`)
})

function trySeeding(sandbox: Sandbox, seed: JobSeed): void {
  if (seed.Id === undefined || sandbox.jobs.get(seed.Id) === undefined) sandbox.jobs.seed([seed], at)
}

t.test('reads do not write, polls aside', async (t) => {
  await holds(
    t,
    fc.property(sequence(jobSeed, 12), sequence(fc.nat({ max: 3000 }), 20), (seeds, steps) => {
      const read = createSandbox()
      const unread = createSandbox()
      for (const { sandbox } of [read, unread]) for (const seed of seeds) trySeeding(sandbox, seed)
      for (const ms of steps) {
        read.wall.advance(ms)
        unread.wall.advance(ms)
        for (const { id } of read.sandbox.jobs.list({ after: undefined, limit: 100 }).jobs) read.sandbox.jobs.get(id)
      }
      assert.deepEqual(contents(read.sandbox), contents(unread.sandbox))
    }),
    runs(50, 2000)
  )
})

t.test('a job seen at any instant is the same whether or not its transitions had been worked off', async (t) => {
  await holds(
    t,
    fc.property(jobSeed, fc.nat({ max: 20_000 }), (each, ms) => {
      const seed: JobSeed = { ...each, Id: 'a' }
      const { sandbox, wall } = createSandbox()
      const { world: lazy } = createWorld({ clock: { mode: 'frozen' } })
      sandbox.jobs.seed([seed], at)
      insertJobs(lazy, [seed])
      wall.advance(ms)
      // Behind the ticker's back.
      lazy.clock.set({ now: new Date(wall.now()).toISOString() })
      assert.deepEqual(lazy.jobs.get('a'), sandbox.jobs.get('a'))
    }),
    runs(100, 5000)
  )
})

t.test('ids that are in use are refused, all of them at once, and nothing is seeded', async (t) => {
  const { sandbox } = createSandbox({ scenarios: [SCENARIO] })
  try {
    sandbox.jobs.seed([{ Type }, { Type, Id: 'timed' }, { Type, Arn: 'arn:aws:x:jobs/polled' }], at)
    t.fail('seeded')
  } catch (error) {
    t.match(error, { kind: 'conflict', problems: only({ at: only(1, 'Id') }, { at: only(2, 'Arn') }) })
  }
  t.equal(sandbox.jobs.count, 3)
  refused(
    t,
    () =>
      sandbox.jobs.seed(
        [
          { Type, Id: 'a' },
          { Type, Id: 'a' }
        ],
        at
      ),
    { kind: 'invalid' }
  )
})

t.test('a made-up id never takes the place of a job pasted under it', async (t) => {
  const first = createSandbox()
    .sandbox.jobs.seed([{ Type }, { Type }], at)
    .map(({ id }) => id)
  const { sandbox } = createSandbox({
    scenarios: [
      { name: 'a', jobs: [{ Type }] },
      { name: 'b', jobs: [{ Type, Id: first[0] as string }] }
    ]
  })
  t.equal(sandbox.jobs.count, 2)
  sandbox.jobs.seed([{ Type }, { Type }, { Type, Id: 'z' }], at)
  t.equal(sandbox.jobs.count, 5)
})

t.test('limits are refused with their names', async (t) => {
  const { sandbox } = createSandbox({ maxJobs: 2 })
  refused(t, () => sandbox.jobs.seed([{ Type }, { Type }, { Type }], at), {
    kind: 'limit',
    message: /3 jobs, and --max-jobs is 2/
  })
  t.equal(sandbox.jobs.count, 0)
  const faults = Array.from({ length: 10_001 }, () => ({ delay: { ms: 1 } }))
  refused(t, () => sandbox.armFaults(faults, at), { kind: 'limit', message: /10001 faults; a sandbox holds 10000/ })
})

t.test('a scenario is applied on top of what is there, or in its place', async (t) => {
  const { sandbox } = createSandbox({ scenarios: [SCENARIO] })
  const scenario: Scenario = { name: 'more', jobs: [{ Type, Id: 'new' }], faults: [{ id: 'h', delay: { ms: 1 } }] }
  t.match(sandbox.apply(scenario, 'add'), { jobs: only({ id: 'new' }), faults: only({ id: 'h' }) })
  t.strictSame([sandbox.jobs.count, sandbox.faults.size], [4, 3])
  refused(t, () => sandbox.apply(scenario, 'add'), {
    kind: 'conflict',
    problems: only({ at: only('jobs', 0, 'Id') }, { at: only('faults', 0, 'id') })
  })
  sandbox.apply(scenario, 'replace')
  t.strictSame([sandbox.jobs.count, sandbox.faults.size], [1, 1])
})

t.test("a scenario's clock goes forward only", async (t) => {
  const { sandbox, wall } = createSandbox()
  const to = (now: string) =>
    sandbox.apply({ name: 'x', clock: { now, mode: 'frozen' }, jobs: [{ Type, Id: now }] }, 'add')
  refused(t, () => to('2020-01-01T00:00:00.000Z'), { kind: 'conflict', problems: only({ at: only('clock', 'now') }) })
  to('2027-01-01T00:00:00.000Z')
  wall.advance(99_999)
  t.equal(sandbox.clock.now(), Date.UTC(2027, 0, 1))
  t.equal(sandbox.jobs.get('2027-01-01T00:00:00.000Z')?.createdAt, Date.UTC(2027, 0, 1), 'jobs live in the new time')
})

t.test('a transition by hand is refused where it is not legal', async (t) => {
  const { sandbox } = createSandbox({ scenarios: [SCENARIO] })
  refused(t, () => sandbox.jobs.transition('timed', 'COMPLETED', {}), {
    kind: 'conflict',
    problems: only({ at: only('state') })
  })
  refused(t, () => sandbox.jobs.transition('nobody', 'ERROR', {}), { kind: 'not-found' })
  const errors = [{ Code: 'MALWARE_DETECTED' as const, Message: 'm' }]
  refused(t, () => sandbox.jobs.transition('timed', 'IN_PROGRESS', { errors }), {
    kind: 'invalid',
    problems: only({ at: only('errors') })
  })
  const details = { ImportAssetsFromS3: {} }
  refused(t, () => sandbox.jobs.transition('timed', 'IN_PROGRESS', { details }), {
    kind: 'invalid',
    problems: only({ at: only('details', 'ImportAssetsFromS3') })
  })
  t.match(sandbox.jobs.transition('timed', 'ERROR', { errors }), { state: 'ERROR', errors: only(...errors) })
})

t.test('a reset without the scenarios leaves nothing', async (t) => {
  const { sandbox, wall } = createSandbox({ scenarios: [SCENARIO] })
  sandbox.addOutcomes([{ plan: 'fails' }], at)
  sandbox.setLimits({ inProgress: 'aws-defaults' })
  sandbox.record(recorded(sandbox.journal))
  sandbox.reset({ empty: true })
  t.strictSame(contents(sandbox), contents(createSandbox().sandbox))
  t.equal(sandbox.journal.total, 0)
  t.strictSame(wall.timers, [], 'and no timer of the world before')
  sandbox.reset()
  t.equal(sandbox.jobs.count, 3)
})

t.test('what takes the place of all there is gives back the room of its content, and its timer', async (t) => {
  const resources = createResources()
  const { sandbox, wall } = createSandbox({}, resources)
  const { bytes, memory } = resources
  const held = () => [bytes.used, memory.used, wall.timers.length]
  t.strictSame(held(), [0, 0, 0])
  const empty = writtenDown(sandbox)
  const changes: Record<string, () => unknown> = {
    replace: () => sandbox.apply({ name: 'x' }, 'replace'),
    reset: () => sandbox.reset(),
    restore: () => sandbox.restore(empty)
  }
  for (const [name, change] of Object.entries(changes)) {
    const [job] = sandbox.jobs.seed([{ Type, plan: 'succeeds' }], at)
    sandbox.jobs.upload(job?.id as string, Buffer.alloc(70))
    sandbox.apply({ name: 'x', assets: [{ id: 'asset', text: 'x'.repeat(30) }] }, 'add')
    t.match(held(), [100, Number, 1], `before a ${name}`)
    t.ok(memory.used > 100)
    change()
    t.strictSame(held(), [0, 0, 0], `after a ${name}`)
  }
})

t.test('a sandbox tells the verdict on its own world', async (t) => {
  const { sandbox } = createSandbox({}, createResources())
  t.match(await sandbox.verdict(), { ok: true })
  sandbox.armFaults([{ id: 'f', effect: { connection: 'reset' } }], (index) => [index])
  t.match(await sandbox.verdict(), { ok: false, faultsNeverFired: { first: [{ id: 'f' }] } })
})
