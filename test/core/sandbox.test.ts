import assert from 'node:assert/strict'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { jobResponse } from '../../src/core/job.js'
import { JobState } from '../../src/core/job-state.js'
import { Refusal } from '../../src/core/refusal.js'
import type { Sandbox } from '../../src/core/sandbox.js'
import type { Scenario } from '../../src/core/scenario.js'
import { jobSeed } from '../support/arbitraries.js'
import { createSandbox } from '../support/sandbox.js'

const Type = 'EXPORT_ASSETS_TO_S3'
const at = (index: number) => [index]
const SCENARIO: Scenario = {
  name: 'start',
  jobs: [
    { Type, Id: 'timed', plan: 'succeeds' },
    { Type, Id: 'polled', plan: [{ state: 'IN_PROGRESS', forPolls: 2 }, { state: 'COMPLETED' }] },
    { Type: 'EXPORT_ASSET_TO_SIGNED_URL' }
  ],
  faults: [{ id: 'f', times: 1, effect: { exception: 'ThrottlingException' } }, { delay: { ms: 5 } }]
}

/** All that a sandbox shows of itself. */
function contents(sandbox: Sandbox) {
  return {
    now: sandbox.clock.now(),
    mode: sandbox.clock.mode,
    jobs: sandbox.listJobs({ after: undefined, limit: 10_000 }).jobs,
    faults: sandbox.faults.list().map((rule) => ({ ...rule }))
  }
}

/** Asserts that something is refused, and how. */
function refused(t: Test, act: () => unknown, wanted: object): void {
  t.throws(act, wanted as Error)
}

/** Something done to a sandbox: legal or not, it may be refused. */
const action = fc.oneof(
  jobSeed.map((seed) => (sandbox: Sandbox) => sandbox.seedJobs([seed], at)),
  fc.constantFrom('timed', 'polled').map((id) => (sandbox: Sandbox) => sandbox.pollJob(id)),
  fc.constantFrom('timed', 'nobody').map((id) => (sandbox: Sandbox) => sandbox.deleteJob(id)),
  fc.tuple(fc.constantFrom('timed', 'polled'), fc.constantFrom(...JobState.enum)).map(
    ([id, state]) =>
      (sandbox: Sandbox) =>
        sandbox.transitionJob(id, state, {})
  ),
  fc.constant((sandbox: Sandbox) => sandbox.armFaults([{ delay: { ms: 1 } }], at)),
  fc.constant((sandbox: Sandbox) =>
    sandbox.faults.match(
      { operation: 'GetJob', jobId: 'timed', state: undefined, type: undefined, attempt: undefined },
      sandbox.clock.now()
    )
  ),
  fc.tuple(jobSeed, fc.constantFrom('add' as const, 'replace' as const)).map(
    ([seed, mode]) =>
      (sandbox: Sandbox) =>
        sandbox.apply(
          { name: 'x', jobs: [seed], clock: { mode: 'frozen' }, faults: [{ id: 'f', delay: { ms: 1 } }] },
          mode
        )
  )
)

function attempt(sandbox: Sandbox, act: (sandbox: Sandbox) => unknown): boolean {
  try {
    act(sandbox)
    return true
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error))
    return false
  }
}

t.test('a reset takes everything back to the start: it equals a fresh sandbox', async (t) => {
  const clock = { now: '2026-03-02T12:00:00.000Z' }
  t.doesNotThrow(() =>
    fc.assert(
      fc.property(fc.array(fc.tuple(action, fc.nat({ max: 3000 })), { maxLength: 12 }), (actions) => {
        const { sandbox, wall } = createSandbox({ scenarios: [SCENARIO], clock })
        for (const [act, ms] of actions) {
          attempt(sandbox, act)
          wall.advance(ms)
        }
        sandbox.reset()
        const fresh = createSandbox({ scenarios: [SCENARIO], clock })
        assert.deepEqual(contents(sandbox), contents(fresh.sandbox))
        // What comes is the same as well: ids drawn, transitions made.
        for (const world of [{ sandbox, wall }, fresh]) {
          world.sandbox.seedJobs([{ Type }], at)
          world.wall.advance(2000)
        }
        assert.deepEqual(contents(sandbox), contents(fresh.sandbox))
      })
    )
  )
})

t.test('what is refused changes nothing', async (t) => {
  t.doesNotThrow(() =>
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
        const { sandbox } = createSandbox({ scenarios: [SCENARIO] })
        for (const act of actions) {
          const before = contents(sandbox)
          if (!attempt(sandbox, act)) assert.deepEqual(contents(sandbox), before)
        }
      })
    )
  )
})

t.test('reads do not write, polls aside', async (t) => {
  t.doesNotThrow(() =>
    fc.assert(
      fc.property(fc.array(jobSeed, { maxLength: 5 }), fc.array(fc.nat({ max: 3000 })), (seeds, steps) => {
        const read = createSandbox()
        const unread = createSandbox()
        for (const { sandbox } of [read, unread])
          for (const seed of seeds) attempt(sandbox, (it) => it.seedJobs([seed], at))
        for (const ms of steps) {
          read.wall.advance(ms)
          unread.wall.advance(ms)
          for (const { id } of read.sandbox.listJobs({ after: undefined, limit: 100 }).jobs) read.sandbox.getJob(id)
        }
        assert.deepEqual(contents(read.sandbox), contents(unread.sandbox))
      })
    )
  )
})

t.test('a job seen at any instant is the same whether or not its transitions had been worked off', async (t) => {
  const { sandbox, wall } = createSandbox()
  const lazy = createSandbox({ clock: { mode: 'frozen' } })
  for (const each of [sandbox, lazy.sandbox]) each.seedJobs([{ Type, Id: 'a', plan: 'fails' }], at)
  wall.advance(10_000)
  lazy.sandbox.clock.set({ now: new Date(wall.now()).toISOString() })
  t.strictSame(lazy.sandbox.getJob('a'), sandbox.getJob('a'))
})

t.test('ids that are in use are refused, all of them at once, and nothing is seeded', async (t) => {
  const { sandbox } = createSandbox({ scenarios: [SCENARIO] })
  try {
    sandbox.seedJobs([{ Type }, { Type, Id: 'timed' }, { Type, Arn: 'arn:aws:x:jobs/polled' }], at)
    t.fail('seeded')
  } catch (error) {
    t.match(error, { kind: 'conflict', problems: [{ at: [1, 'Id'] }, { at: [2, 'Arn'] }] })
  }
  t.equal(sandbox.jobCount, 3)
  refused(
    t,
    () =>
      sandbox.seedJobs(
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
    .sandbox.seedJobs([{ Type }, { Type }], at)
    .map(({ id }) => id)
  const { sandbox } = createSandbox({
    scenarios: [
      { name: 'a', jobs: [{ Type }] },
      { name: 'b', jobs: [{ Type, Id: first[0] as string }] }
    ]
  })
  t.equal(sandbox.jobCount, 2)
  sandbox.seedJobs([{ Type }, { Type }, { Type, Id: 'z' }], at)
  t.equal(sandbox.jobCount, 5)
})

t.test('limits are refused with their names', async (t) => {
  const { sandbox } = createSandbox({ maxJobs: 2 })
  refused(t, () => sandbox.seedJobs([{ Type }, { Type }, { Type }], at), {
    kind: 'limit',
    message: /3 jobs, and --max-jobs is 2/
  })
  t.equal(sandbox.jobCount, 0)
  const faults = Array.from({ length: 10_001 }, () => ({ delay: { ms: 1 } }))
  refused(t, () => sandbox.armFaults(faults, at), { kind: 'limit', message: /10001 faults; a sandbox holds 10000/ })
})

t.test('a scenario is applied on top of what is there, or in its place', async (t) => {
  const { sandbox } = createSandbox({ scenarios: [SCENARIO] })
  const scenario: Scenario = { name: 'more', jobs: [{ Type, Id: 'new' }], faults: [{ id: 'g', delay: { ms: 1 } }] }
  t.match(sandbox.apply(scenario, 'add'), { jobs: [{ id: 'new' }], faults: [{ id: 'g' }] })
  t.strictSame([sandbox.jobCount, sandbox.faults.size], [4, 3])
  refused(t, () => sandbox.apply(scenario, 'add'), {
    kind: 'conflict',
    problems: [{ at: ['jobs', 0, 'Id'] }, { at: ['faults', 0, 'id'] }]
  })
  sandbox.apply(scenario, 'replace')
  t.strictSame([sandbox.jobCount, sandbox.faults.size], [1, 1])
})

t.test("a scenario's clock goes forward only", async (t) => {
  const { sandbox, wall } = createSandbox()
  const to = (now: string) =>
    sandbox.apply({ name: 'x', clock: { now, mode: 'frozen' }, jobs: [{ Type, Id: now }] }, 'add')
  refused(t, () => to('2020-01-01T00:00:00.000Z'), { kind: 'conflict', problems: [{ at: ['clock', 'now'] }] })
  to('2027-01-01T00:00:00.000Z')
  wall.advance(99_999)
  t.equal(sandbox.clock.now(), Date.UTC(2027, 0, 1))
  t.equal(sandbox.getJob('2027-01-01T00:00:00.000Z')?.createdAt, Date.UTC(2027, 0, 1), 'jobs live in the new time')
})

t.test('a transition by hand is refused where it is not legal', async (t) => {
  const { sandbox } = createSandbox({ scenarios: [SCENARIO] })
  refused(t, () => sandbox.transitionJob('timed', 'COMPLETED', {}), { kind: 'conflict', problems: [{ at: ['state'] }] })
  refused(t, () => sandbox.transitionJob('nobody', 'ERROR', {}), { kind: 'not-found' })
  const errors = [{ Code: 'MALWARE_DETECTED' as const, Message: 'm' }]
  refused(t, () => sandbox.transitionJob('timed', 'IN_PROGRESS', { errors }), {
    kind: 'invalid',
    problems: [{ at: ['errors'] }]
  })
  const details = { ImportAssetsFromS3: {} }
  refused(t, () => sandbox.transitionJob('timed', 'IN_PROGRESS', { details }), {
    kind: 'invalid',
    problems: [{ at: ['details', 'ImportAssetsFromS3'] }]
  })
  t.match(jobResponse(sandbox.transitionJob('timed', 'ERROR', { errors })), { State: 'ERROR', Errors: errors })
})

t.test('a reset without the scenarios leaves nothing', async (t) => {
  const { sandbox, wall } = createSandbox({ scenarios: [SCENARIO] })
  sandbox.reset({ empty: true })
  t.match(contents(sandbox), { jobs: [], faults: [] })
  t.strictSame(wall.timers, [], 'and no timer of the world before')
  sandbox.reset()
  t.equal(sandbox.jobCount, 3)
})
