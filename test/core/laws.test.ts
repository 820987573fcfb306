import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { JobSeed } from '../../src/core/jobs/job-seed.js'
import type { Transition } from '../../src/core/jobs/transition.js'
import type { Sandbox } from '../../src/core/sandbox/sandbox.js'
import { validate } from '../../src/core/validation/validate.js'
import { SnapshotDocument } from '../../src/core/world/snapshot.js'
import { jobSeed } from '../support/arbitraries.js'
import type { Action } from '../support/data-set-actions.js'
import { holds, runs, sequence } from '../support/property.js'
import { createResources, createSandbox, createWorld } from '../support/sandbox.js'
import { action, actionsBut, outcome, START } from '../support/sandbox-actions.js'
import { readParts } from '../support/sandbox-reads.js'
import { contents, writtenDown } from '../support/sandbox-state.js'
import { untriedMethods } from '../support/untried-methods.js'

const FROZEN = { clock: { mode: 'frozen' as const } }
const at = (index: number) => [index]

function seedAll(sandbox: Sandbox, seeds: readonly JobSeed[]): void {
  const ids = new Set<string>()
  sandbox.jobs.seed(
    seeds.filter(({ Id }) => Id === undefined || (!ids.has(Id) && ids.add(Id))),
    at
  )
}

t.test('any split of an advance gives the same history as one', async (t) => {
  const splits = sequence(fc.nat({ max: 4000 }), 20, 1)
  await holds(
    t,
    fc.asyncProperty(sequence(jobSeed, 20), splits, async (seeds, pieces) => {
      const histories: Transition[][] = []
      const ends = []
      for (const advances of [pieces, [pieces.reduce((sum, ms) => sum + ms, 0)]]) {
        const { sandbox } = createSandbox(FROZEN)
        seedAll(sandbox, seeds)
        const history: Transition[] = []
        for (const ms of advances) await sandbox.advanceClock({ ms }, (transition) => history.push(transition))
        histories.push(history)
        ends.push(contents(sandbox))
      }
      assert.deepEqual(histories[0], histories[1])
      assert.deepEqual(ends[0], ends[1])
    }),
    runs(30, 2000)
  )
})

t.test('advancing from one transition to the next passes every instant that one advance does', async (t) => {
  await holds(
    t,
    fc.asyncProperty(sequence(jobSeed, 20), async (seeds) => {
      const whole = createSandbox(FROZEN).sandbox
      const stepped = createSandbox(FROZEN).sandbox
      for (const sandbox of [whole, stepped]) seedAll(sandbox, seeds)
      const [all, steps]: Transition[][] = [[], []]
      await whole.advanceClock({ ms: 1e9 }, (transition) => all?.push(transition))
      while (stepped.jobs.nextTransitionAt !== undefined) {
        await stepped.advanceClock({ toNextTransition: true }, (transition) => steps?.push(transition))
      }
      assert.deepEqual(steps, all)
    }),
    runs(30, 2000)
  )
})

t.test('a sandbox put back from a snapshot goes on as if it had never stopped', async (t) => {
  const stepsOf = (actions: fc.Arbitrary<Action>) => sequence(fc.tuple(actions, fc.nat({ max: 3000 })), 20)
  // A reset leads back to each server's own start, which is another.
  const continuation = stepsOf(actionsBut('reset', 'resetInSlices'))
  await holds(
    t,
    fc.asyncProperty(stepsOf(action), continuation, async (before, after) => {
      const first = createSandbox({ scenarios: [START] })
      for (const [act, ms] of before) {
        await outcome(first.sandbox, act)
        first.wall.advance(ms)
      }
      const snapshot = writtenDown(first.sandbox)
      assert.deepEqual(validate(SnapshotDocument, snapshot), [])
      // Another server: its name, its seed, its time and its fixtures are others.
      const other = createSandbox({ name: 'default', seed: 99, region: 'eu-west-1', scenarios: [START] })
      other.wall.advance(first.wall.now() - other.wall.now())
      await outcome(other.sandbox, (sandbox) => sandbox.jobs.seed([{ Type: 'IMPORT_ASSETS_FROM_S3' }], at))
      other.sandbox.restore(snapshot)
      assert.deepEqual(writtenDown(other.sandbox), snapshot)
      for (const [act, ms] of after) {
        assert.deepEqual(await outcome(other.sandbox, act), await outcome(first.sandbox, act))
        for (const { wall } of [first, other]) wall.advance(ms)
        assert.deepEqual(contents(other.sandbox), contents(first.sandbox))
      }
      assert.deepEqual(writtenDown(other.sandbox), writtenDown(first.sandbox))
    }),
    runs(30, 2000)
  )
})

t.test('whatever the order in which two sandboxes are used, each has the history that it has alone', async (t) => {
  const step = fc.record({ who: fc.constantFrom('a', 'b', 'time'), act: action, ms: fc.nat({ max: 3000 }) })
  await holds(
    t,
    fc.asyncProperty(sequence(step, 40), async (steps) => {
      const run = async (names: readonly string[]) => {
        const resources = createResources()
        const worlds = names.map((name) => createSandbox({ name, scenarios: [START] }, resources).sandbox)
        const histories = new Map<string, unknown[]>(names.map((name) => [name, []]))
        for (const sandbox of worlds) sandbox.subscribe((event) => histories.get(sandbox.name)?.push(event))
        for (const { who, act, ms } of steps) {
          if (who === 'time') resources.wall.advance(ms)
          const sandbox = worlds.find(({ name }) => name === who)
          if (sandbox) histories.get(who)?.push(await outcome(sandbox, act))
        }
        for (const sandbox of worlds) histories.get(sandbox.name)?.push(contents(sandbox), sandbox.journal.list())
        return histories
      }
      const [together, a, b] = [await run(['a', 'b']), await run(['a']), await run(['b'])]
      assert.deepEqual(together.get('a'), a.get('a'))
      assert.deepEqual(together.get('b'), b.get('b'))
    }),
    runs(30, 2000)
  )
})

t.test('nothing that a sandbox hands out changes it, whatever its state', async (t) => {
  await holds(
    t,
    fc.asyncProperty(sequence(action, 40), async (actions) => {
      const { sandbox } = createSandbox({ scenarios: [START] })
      for (const act of actions) await outcome(sandbox, act)
      const before = structuredClone([contents(sandbox), sandbox.journal.list()])
      const first = structuredClone(readParts(sandbox))
      assert.deepEqual(readParts(sandbox), first)
      assert.deepEqual([contents(sandbox), sandbox.journal.list()], before)
    }),
    runs(30, 2000)
  )
})

t.test('every way to change a sandbox is tried by these laws', async (t) => {
  t.strictSame(untriedMethods(), [], 'a new one needs an action in test/support/sandbox-actions.ts')
})

t.test('every piece of state has its part in a snapshot', async (t) => {
  const { world } = createWorld()
  t.strictSame(
    Object.keys(world).filter((piece) => !Object.hasOwn(world.snapshot(), piece)),
    // What was asked of a server, and what it sent, is no part of what it is.
    ['journal', 'eventBridge', 'tallies']
  )
  t.ok(Object.keys(world).length >= 4)
})
