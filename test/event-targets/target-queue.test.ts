import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import t from 'tap'
import { sizeOf } from '../../src/core/memory/size-of.js'
import { MOST_WAITING, MOST_WAITING_BYTES, TargetQueue } from '../../src/event-targets/target-queue.js'
import { eventOf, heldTries } from '../support/event-targets.js'
import { holds, runs, sequence } from '../support/property.js'
import { TestWall } from '../support/test-wall.js'

/** A queue on a time of its own, the tries that a test ends, and what it said. */
function queueOf(room = Number.POSITIVE_INFINITY) {
  const wall = new TestWall(0)
  const { tries, post } = heldTries(() => wall.now())
  const said: unknown[] = []
  const memory = { taken: 0 }
  const queue = new TargetQueue({
    url: 'http://target',
    sandbox: 'default',
    wall,
    post,
    takeMemory: (bytes) => {
      if (memory.taken + bytes > room) return undefined
      memory.taken += bytes
      return () => {
        memory.taken -= bytes
      }
    },
    onDelivered: ({ id }, count) => said.push(['delivered', id, count]),
    onGivenUp: ({ id }, count, why) => said.push(['given up', id, count, why]),
    onFull: ({ id }) => said.push(['full', id])
  })
  const add = (...ids: string[]) => {
    for (const id of ids) queue.add(eventOf(id))
  }
  const end = async (failure?: string) => {
    tries.at(-1)?.end(failure)
    await nextTurn()
  }
  return { wall, tries, said, memory, queue, add, end }
}

t.test('events are sent in order, each once the one before it is done with', async (t) => {
  const { queue, tries, add, end, memory } = queueOf()
  add('a', 'b')
  t.strictSame(
    tries.map(({ id }) => id),
    ['a']
  )
  t.strictSame(queue.counts, { delivered: 0, failed: 0, dropped: 0, waiting: 2 })
  await end()
  add('c')
  t.strictSame(
    tries.map(({ id }) => id),
    ['a', 'b']
  )
  await end()
  await end()
  t.strictSame(
    tries.map(({ id }) => id),
    ['a', 'b', 'c']
  )
  t.strictSame(queue.counts, { delivered: 3, failed: 0, dropped: 0, waiting: 0 })
  t.equal(memory.taken, 0)
})

t.test('an event is tried three times, 200 ms and 1,000 ms after a failure, and then given up', async (t) => {
  const { queue, wall, tries, said, add, end } = queueOf()
  add('a', 'b')
  wall.advance(3)
  await end('first')
  wall.advance(199)
  t.equal(tries.length, 1)
  wall.advance(1)
  t.equal(tries.length, 2)
  wall.advance(40)
  await end('second')
  wall.advance(999)
  t.equal(tries.length, 2)
  wall.advance(1)
  t.strictSame(
    tries.map(({ id, at }) => [id, at]),
    [
      ['a', 0],
      ['a', 203],
      ['a', 1243]
    ]
  )
  t.strictSame(said, [])
  await end('third')
  t.strictSame(said, [['given up', 'a', 3, 'third']])
  t.match(tries[3], { id: 'b', at: 1243 }, 'the next one begins at once')
  await end()
  t.strictSame(said.at(-1), ['delivered', 'b', 1])
  t.strictSame(queue.counts, { delivered: 1, failed: 1, dropped: 0, waiting: 0 })
  t.strictSame(wall.timers, [])
})

t.test('a try ends after 5 s, and its connection with it', async (t) => {
  const { wall, tries, said, add } = queueOf()
  add('a')
  wall.advance(4999)
  t.notOk(tries[0]?.signal.aborted)
  wall.advance(1)
  t.ok(tries[0]?.signal.aborted)
  tries[0]?.end()
  await nextTurn()
  t.strictSame(said, [], 'a response that comes later counts for nothing')
  wall.advance(199)
  t.equal(tries.length, 1)
  wall.advance(1 + 5000 + 1000 + 5000)
  t.strictSame(
    tries.map(({ at }) => at),
    [0, 5200, 11_200]
  )
  t.strictSame(said, [['given up', 'a', 3, 'it did not respond within 5 s']])
  t.strictSame(wall.timers, [])
})

t.test('a connection that breaks is a failure, with its message or its code', async (t) => {
  const wall = new TestWall(0)
  const why: string[] = []
  const errors = [new Error('no route'), Object.assign(new Error(''), { code: 'ECONNREFUSED' })]
  for (const error of errors) {
    const queue = new TargetQueue({
      url: 'http://target',
      sandbox: 'default',
      wall,
      post: async () => {
        throw error
      },
      takeMemory: () => () => {},
      onDelivered: () => t.fail(),
      onGivenUp: (_, __, reason) => why.push(reason),
      onFull: () => t.fail()
    })
    queue.add(eventOf('a'))
    for (const pause of [200, 1000, 0]) {
      await nextTurn()
      wall.advance(pause)
    }
    t.equal(queue.counts.failed, 1)
  }
  t.strictSame(why, ['no route', 'ECONNREFUSED'])
})

t.test(
  'the queue holds 1,000 events, the one that is being sent included, and drops those that come then',
  async (t) => {
    const { queue, said, add, end } = queueOf()
    for (let index = 0; index < MOST_WAITING; index++) add(`e${index}`)
    t.strictSame(queue.counts, { delivered: 0, failed: 0, dropped: 0, waiting: 1000 })
    add('x', 'y')
    t.strictSame(queue.counts, { delivered: 0, failed: 0, dropped: 2, waiting: 1000 })
    t.strictSame(said, [['full', 'x']], 'it is said once')
    await end()
    add('z')
    t.strictSame(queue.counts, { delivered: 1, failed: 0, dropped: 2, waiting: 1000 })
    add('x')
    t.strictSame(said.slice(1), [
      ['delivered', 'e0', 1],
      ['full', 'x']
    ])
  }
)

t.test('the queue is bounded by bytes, and by the memory of its sandbox', async (t) => {
  const bytes = sizeOf(eventOf('a'))
  const { queue, end } = queueOf()
  const fill = 'x'.repeat(MOST_WAITING_BYTES - 2 * bytes)
  queue.add(eventOf('a', fill))
  queue.add(eventOf('b'))
  t.equal(queue.counts.waiting, 2)
  queue.add(eventOf('c'))
  t.equal(queue.counts.dropped, 1)
  await end()
  queue.add(eventOf('d'))
  t.match(queue.counts, { waiting: 2, dropped: 1 })

  const small = queueOf(2 * bytes)
  small.add('a', 'b', 'c')
  t.match(small.queue.counts, { waiting: 2, dropped: 1 })
  t.strictSame(small.said, [['full', 'c']])
  await small.end()
  t.equal(small.memory.taken, bytes, 'what is done with gives its memory back')
})

t.test('dropping the queue aborts the try or the pause, and gives the memory back', async (t) => {
  for (const isPausing of [false, true]) {
    const { queue, wall, tries, said, memory, add, end } = queueOf()
    add('a', 'b')
    if (isPausing) await end('once')
    queue.drop()
    t.strictSame(wall.timers, [])
    t.ok(tries[0]?.signal.aborted)
    t.equal(memory.taken, 0)
    t.strictSame(queue.counts, { delivered: 0, failed: 0, dropped: 2, waiting: 0 })
    await end()
    wall.advance(60_000)
    t.equal(tries.length, 1)
    t.strictSame(said, [])
    add('c')
    await end()
    t.strictSame(said, [['delivered', 'c', 1]], 'it goes on with what comes after')
  }
})

/** What a test does next: adds an event, ends the try under way, lets time pass, or drops everything. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'add' } as const) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('end' as const), fails: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(1, 200, 1000, 5000) }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'drop' } as const) }
)

t.test('whatever fails: in order, one at a time, at most three tries, and every event is counted once', (t) =>
  holds(
    t,
    fc.asyncProperty(sequence(step, 60), async (steps) => {
      const { queue, wall, tries, said, memory, add } = queueOf()
      let added = 0
      for (const each of steps) {
        if (each.kind === 'add') add(String(added++))
        else if (each.kind === 'pass') wall.advance(each.ms)
        else if (each.kind === 'drop') queue.drop()
        else tries.at(-1)?.end(each.fails ? 'it fails' : undefined)
        await nextTurn()
        const { delivered, failed, dropped, waiting } = queue.counts
        if (delivered + failed + dropped + waiting !== added) throw new Error('an event is lost or counted twice')
        if (tries.filter(({ signal }) => !signal.aborted).length > 1) throw new Error('two at a time')
        if ((memory.taken === 0) !== (waiting === 0)) throw new Error('memory is kept or not counted')
      }
      const ids = tries.map(({ id }) => Number(id))
      if (ids.some((id, index) => id < (ids[index - 1] ?? 0))) throw new Error('out of order')
      for (const id of new Set(ids)) if (ids.filter((other) => other === id).length > 3) throw new Error('a fourth try')
      if (said.length !== queue.counts.delivered + queue.counts.failed) throw new Error('something is not told')
    }),
    runs(200, 5000)
  )
)
