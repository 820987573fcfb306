import t, { type Test } from 'tap'
import { SharedBudget } from '../../../src/core/memory/shared-budget.js'
import { Sandboxes } from '../../../src/core/sandbox/sandboxes.js'
import type { Scenario } from '../../../src/core/world/scenario.js'
import { Type } from '../../support/jobs.js'
import { createResources } from '../../support/sandbox.js'
import { writtenDown } from '../../support/sandbox-state.js'

function create(maxSandboxes: number) {
  const resources = { ...createResources(), bytes: new SharedBudget(1000, maxSandboxes) }
  const { wall, bytes } = resources
  const sandboxes = new Sandboxes({
    maxSandboxes,
    resources,
    template: {
      accountId: '000000000000',
      region: 'us-east-1',
      seed: 1,
      durations: { waitingMs: 1000, inProgressMs: 3000, unstartedMs: 86_400_000 },
      references: 'auto',
      maxJobs: 1000,
      journalLimit: 100,
      clock: {},
      scenarios: [{ name: 'x', jobs: [{ Type, Id: 'job', plan: 'succeeds' }] }]
    }
  })
  const touch = (name: string) => {
    wall.advance(1)
    const use = sandboxes.use(name)
    sandboxes.release(use)
    return use.sandbox
  }
  return { wall, bytes, sandboxes, touch, names: () => sandboxes.list().map(({ sandbox }) => sandbox.name) }
}

function refused(t: Test, act: () => unknown, wanted: object): void {
  t.throws(act, wanted as Error)
}

t.test('a sandbox is made on its first use and is the same from then on', async (t) => {
  const { touch, names } = create(10)
  t.strictSame(names(), ['default'])
  const a = touch('a')
  t.equal(touch('a'), a)
  t.not(touch('b'), a)
  t.equal(a.jobs.count, 1)
  t.strictSame(names(), ['default', 'a', 'b'])
})

t.test(
  'a request that would need a sandbox too many is refused before it is known to be allowed, and changes nothing',
  async (t) => {
    const { names, sandboxes } = create(2)
    const inUse = sandboxes.use('a')
    const message = /^All 2 sandboxes are in use/
    refused(t, () => sandboxes.refuseImpossible('b'), { message })
    sandboxes.refuseImpossible('a')
    sandboxes.release(inUse)
    sandboxes.refuseImpossible('b')
    refused(t, () => sandboxes.refuseImpossible('b c'), { message: /b c/ })
    t.strictSame(names(), ['default', 'a'], 'none is made or evicted')
  }
)

t.test('when there is no room the one longest not used gives way, never the default one', async (t) => {
  const { touch, names, sandboxes } = create(3)
  touch('default')
  const a = touch('a')
  touch('b')
  touch('a')
  touch('c')
  t.strictSame(names(), ['default', 'a', 'c'])
  t.equal(sandboxes.evicted, 1)
  t.equal(touch('a'), a, 'the others stay what they are')
})

t.test('where there is room for one sandbox it is the default one', async (t) => {
  const { touch, names, sandboxes } = create(1)
  refused(t, () => touch('a'), {
    kind: 'limit',
    message: /^The default sandbox is the only one that --max-sandboxes 1 allows\./
  })
  touch('default')
  t.strictSame([names(), sandboxes.evicted], [['default'], 0])
})

t.test('as many sandboxes as there may be stay, and the next one takes the place of one', async (t) => {
  const { touch, names, sandboxes } = create(4)
  for (const name of ['a', 'b', 'c']) touch(name)
  t.strictSame([names(), sandboxes.evicted], [['default', 'a', 'b', 'c'], 0])
  touch('d')
  t.strictSame([names(), sandboxes.evicted], [['default', 'b', 'c', 'd'], 1])
})

t.test('one in use never gives way; when all are in use a new one is refused', async (t) => {
  const { touch, names, sandboxes, wall } = create(3)
  const a = sandboxes.use('a')
  touch('b')
  touch('c')
  t.strictSame(names(), ['default', 'a', 'c'])
  const c = sandboxes.use('c')
  const again = sandboxes.use('c')
  sandboxes.release(again)
  refused(t, () => sandboxes.use('d'), {
    kind: 'limit',
    message: 'All 3 sandboxes are in use. Drop some with DELETE /__admin/sandboxes/:name, or raise --max-sandboxes.'
  })
  t.strictSame(names(), ['default', 'a', 'c'])
  sandboxes.release(a)
  sandboxes.release(c)
  wall.advance(1)
  touch('d')
  t.strictSame(names(), ['default', 'c', 'd'])
})

t.test('a sandbox that was dropped leaves no timer and is new when it is used again', async (t) => {
  const { touch, sandboxes, wall } = create(10)
  const before = wall.timers.length
  const first = touch('a')
  first.jobs.delete('job')
  first.jobs.seed([{ Type, plan: 'succeeds' }], (index) => [index])
  t.equal(wall.timers.length, before + 1)
  t.equal(sandboxes.delete('a'), true)
  t.equal(sandboxes.delete('a'), false)
  t.equal(wall.timers.length, before)
  t.equal(first.jobs.count, 0)
  const second = touch('a')
  t.not(second, first)
  t.ok(second.jobs.get('job'))
})

/** What keeps a sandbox busy: a job with a timer, and content. */
const BUSY: Scenario = {
  name: 'busy',
  jobs: [{ Type, plan: [{ state: 'WAITING', forMs: 500 }, { state: 'CANCELLED' }] }],
  assets: [{ id: 'asset', text: 'x'.repeat(100) }]
}

t.test('a sandbox that gives way or is dropped is closed', async (t) => {
  const ends: Record<string, (world: ReturnType<typeof create>) => unknown> = {
    'gives way': ({ touch }) => touch('b'),
    'is dropped': ({ sandboxes }) => sandboxes.delete('a'),
    'is closed with all others': ({ sandboxes }) => sandboxes.close()
  }
  for (const [name, end] of Object.entries(ends)) {
    const world = create(2)
    const { touch, wall, bytes } = world
    const sandbox = touch('a')
    sandbox.apply(BUSY, 'add')
    const told: string[] = []
    sandbox.subscribe(({ kind }) => told.push(kind))
    const due = wall.now() + 500
    t.ok(wall.timers.includes(due))
    t.equal(bytes.used, 100)
    end(world)
    t.strictSame(told, ['cleared', 'closed'], `one that ${name} tells its listeners`)
    t.notOk(wall.timers.includes(due), `one that ${name} has no timer`)
    t.equal(bytes.used, 0, `one that ${name} gives back the room of its content`)
    t.equal(sandbox.jobs.count, 0)
    const { timers } = wall
    const seed = () => sandbox.jobs.seed([{ Type, plan: 'succeeds' }], (index) => [index])
    if (name === 'is closed with all others') seed()
    else t.throws(seed, { message: 'Sandbox a was deleted while jobs were seeded.' })
    t.strictSame(wall.timers, timers, `one that ${name} sets no timer any more, whatever comes`)
    wall.advance(10_000)
    sandbox.reset()
    t.strictSame(told, ['cleared', 'closed'], 'and that was the last they heard')
  }
})

t.test('what a request still does in a sandbox that was dropped under it is refused, and takes nothing', async (t) => {
  const { sandboxes, wall, bytes } = create(2)
  const before = wall.timers
  const [one, other] = [sandboxes.use('a'), sandboxes.use('a')]
  const { sandbox } = one
  const snapshot = writtenDown(sandbox)
  sandboxes.delete('a')
  t.throws(() => sandbox.restore(snapshot), { message: 'Sandbox a was deleted while a snapshot was restored.' })
  t.throws(() => sandbox.apply(BUSY, 'add'), /^Sandbox a was deleted while /)
  t.equal(bytes.used, 0)
  sandboxes.release(other)
  sandboxes.release(one)
  t.strictSame(wall.timers, before)
  t.equal(bytes.used, 0)
})

t.test('the default sandbox is made anew at once', async (t) => {
  const { touch, sandboxes, names } = create(1)
  touch('default').jobs.delete('job')
  sandboxes.delete('default')
  t.strictSame(names(), ['default'])
  t.ok(touch('default').jobs.get('job'))
})

t.test('what happens in any of them is told with its sandbox, whenever it was made', async (t) => {
  const { touch, sandboxes, wall } = create(10)
  touch('before')
  const told: string[] = []
  sandboxes.subscribe((event, { name }) => told.push(`${name} ${event.kind}`))
  touch('after')
  wall.advance(2000)
  t.strictSame(told.sort(), ['after transition', 'before transition', 'default transition'])
})
