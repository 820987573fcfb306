import t, { type Test } from 'tap'
import { Sandboxes } from '../../../src/core/sandbox/sandboxes.js'
import type { Scenario } from '../../../src/core/world/scenario.js'
import { Type } from '../../support/jobs.js'
import { createResources, createSandbox, createWorldOptions } from '../../support/sandbox.js'
import { makeSlow, turnsOf } from '../../support/slow-wall.js'

const COUNT = 1000
const big = (count = COUNT): Scenario => ({
  name: 'big',
  jobs: Array.from({ length: count }, (_, index) => ({ Type, Id: `job${index}`, plan: 'succeeds' as const }))
})

function createMany(t: Test, scenarios: readonly Scenario[], maxMemoryBytes?: number) {
  const resources = createResources(maxMemoryBytes)
  const { name: _, ...template } = { ...createWorldOptions(), scenarios }
  const sandboxes = new Sandboxes({ maxSandboxes: 10, template, resources })
  makeSlow(t, resources.wall)
  return { sandboxes, ...resources, names: () => sandboxes.list().map(({ sandbox }) => sandbox.name) }
}

t.test('a sandbox that starts with many jobs is made in slices, and is there when it has all of them', async (t) => {
  const { sandboxes, wall, names } = createMany(t, [big()])
  const making = sandboxes.prepare('a')
  t.equal(sandboxes.prepare('a'), making, 'a second request waits for the same')
  const { turns, mostEntries } = await turnsOf(
    t,
    wall,
    making as Promise<void>,
    () => ({ names: names(), served: sandboxes.visit('default').jobs.get('job7')?.id }),
    { names: ['default'], served: 'job7' }
  )
  t.ok(turns >= COUNT / 10, `${turns} turns`)
  t.ok(mostEntries < COUNT / 3, `${mostEntries} entries of maps were set in one turn`)
  t.strictSame(names(), ['default', 'a'])
  t.equal(sandboxes.prepare('a'), undefined)
  t.equal(sandboxes.visit('a').jobs.count, COUNT)
})

t.test('it is what it would be if it had been made at once', async (t) => {
  const scenarios = [{ ...big(), jobs: big().jobs?.map(({ Id: _, ...seed }) => seed), outcomes: [{}] } as Scenario]
  const one = createMany(t, scenarios)
  const other = createMany(t, scenarios)
  await turnsOf(t, one.wall, one.sandboxes.prepare('a') as Promise<void>)
  const idsOf = (sandboxes: Sandboxes) =>
    sandboxes
      .visit('a')
      .jobs.list({ after: undefined, limit: COUNT })
      .jobs.map(({ id }) => id)
  t.strictSame(idsOf(one.sandboxes), idsOf(other.sandboxes))
  t.equal(one.memory.used, other.memory.used, 'it counts for the same memory')
})

t.test('one that starts with few jobs is not waited for, nor one that cannot be made', async (t) => {
  t.equal(createMany(t, [big(999)]).sandboxes.prepare('a'), undefined)
  const { sandboxes, wall } = createMany(t, [big()])
  await turnsOf(t, wall, sandboxes.prepare('not a name') as Promise<void>)
  t.throws(() => sandboxes.visit('not a name'), { kind: 'invalid' } as unknown as Error)
})

t.test('one that could not be made is made in slices once it can be', async (t) => {
  const { sandboxes, wall, names } = createMany(t, [big()])
  const uses = Array.from({ length: 9 }, (_, index) => sandboxes.use(`used${index}`))
  await turnsOf(t, wall, sandboxes.prepare('a') as Promise<void>)
  t.throws(() => sandboxes.visit('a'), { kind: 'limit' } as unknown as Error)
  for (const use of uses) sandboxes.release(use)
  const { turns } = await turnsOf(t, wall, sandboxes.prepare('a') as Promise<void>)
  t.ok(turns >= COUNT / 10, `${turns} turns`)
  t.ok(names().includes('a'))
})

t.test('sandboxes that are made at the same time count for memory while they are', async (t) => {
  const { sandboxes, wall, memory } = createMany(t, [big()])
  const used = memory.used
  const making = ['a', 'b'].map((name) => sandboxes.prepare(name))
  t.equal(memory.used, 3 * used)
  await turnsOf(t, wall, Promise.all(making), () => memory.used, 3 * used)
  t.equal(memory.used, 3 * used)
})

t.test('one that is used, or is no longer wanted, while it is made is not replaced, and takes no room', async (t) => {
  const { sandboxes, wall, memory } = createMany(t, [big()])
  const used = memory.used
  const making = sandboxes.prepare('a') as Promise<void>
  const a = sandboxes.visit('a')
  await turnsOf(t, wall, making)
  t.equal(sandboxes.visit('a'), a)
  t.equal(memory.used, 2 * used)
  const another = sandboxes.prepare('b') as Promise<void>
  sandboxes.startWith([{ name: 'x' }])
  await turnsOf(t, wall, another)
  t.equal(sandboxes.visit('b').jobs.count, 0, 'fixtures that were read again meanwhile count')
})

t.test('the default sandbox is there again soon after it was deleted', async (t) => {
  const { sandboxes, wall, names } = createMany(t, [big()])
  sandboxes.delete('default')
  const { turns } = await turnsOf(t, wall, sandboxes.prepare('default') as Promise<void>)
  t.ok(turns >= COUNT / 10, `${turns} turns`)
  t.strictSame(names(), ['default'])
})

t.test('a reset to many jobs is done in slices, and the sandbox is as it was until then', async (t) => {
  const { sandbox, wall } = createSandbox({ scenarios: [big()] })
  sandbox.jobs.delete('job7')
  makeSlow(t, wall)
  let cutOff = 0
  sandbox.enter({ cutOff: () => cutOff++ })
  const resets = Promise.all([sandbox.resetInSlices(), sandbox.resetInSlices()])
  const seen = () => [sandbox.jobs.count, cutOff]
  const { turns, mostEntries } = await turnsOf(t, wall, resets, seen, [COUNT - 1, 0])
  t.strictSame([sandbox.jobs.count, cutOff], [COUNT, 1])
  t.ok(turns >= COUNT / 10 && turns < (2 * COUNT) / 10, `${turns} turns: both resets are one`)
  t.ok(mostEntries < COUNT / 3, `${mostEntries} entries of maps were set in one turn`)
})

t.test('what resets or replaces a sandbox while a reset is done in slices comes after it', async (t) => {
  const changes = {
    'a reset that empties it': (sandbox) => sandbox.reset({ empty: true }),
    'a scenario that replaces it': (sandbox) => sandbox.apply({ name: 'x' }, 'replace')
  } satisfies Record<string, (sandbox: ReturnType<typeof createSandbox>['sandbox']) => unknown>
  for (const [name, change] of Object.entries(changes)) {
    const { sandbox, wall } = createSandbox({ scenarios: [big()] })
    makeSlow(t, wall)
    const reset = sandbox.resetInSlices()
    change(sandbox)
    sandbox.jobs.seed([{ Type, Id: 'after', plan: 'waits' }], (index) => [index])
    await turnsOf(t, wall, reset)
    await reset
    t.strictSame([sandbox.jobs.count, sandbox.jobs.has('after')], [1, true], name)
  }
})
