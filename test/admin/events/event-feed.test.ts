import type { ServerResponse } from 'node:http'
import t from 'tap'
import { EventFeed } from '../../../src/admin/events/event-feed.js'
import { Type } from '../../support/jobs.js'
import { createResources, createSandbox } from '../../support/sandbox.js'

/** A reader that takes no more than is read: `writableLength` is what it has not read yet. */
class TestReader {
  written: string[] = []
  isEnded = false
  writableLength = 0
  #onDrain = () => {}
  readonly #waiting: (() => void)[] = []

  on(_event: 'drain', listener: () => void): void {
    this.#onDrain = listener
  }

  write(bytes: Uint8Array | string, onWritten = () => {}): void {
    this.written.push(String(bytes))
    this.writableLength += bytes.length
    this.#waiting.push(onWritten)
  }

  end(): void {
    this.isEnded = true
  }

  read(): void {
    this.writableLength = 0
    for (const onWritten of this.#waiting.splice(0)) onWritten()
    this.#onDrain()
  }

  /** The names of the events that it was sent. */
  get events(): string[] {
    return [...this.written.join('').matchAll(/^event: (\w+)$/gm)].map(([, name]) => name as string)
  }
}

function feedOf(count: number) {
  const resources = createResources()
  const { sandbox, wall } = createSandbox({}, resources)
  const feed = new EventFeed(wall, sandbox)
  const readers = Array.from({ length: count }, () => new TestReader())
  for (const reader of readers) feed.add(reader as unknown as ServerResponse)
  /** Makes an event: a job is deleted, whose id has so many characters. */
  const happen = (length = 10) => {
    const [job] = sandbox.jobs.seed([{ Type, Id: 'x'.repeat(length), plan: 'waits' }], () => [])
    sandbox.jobs.delete(job?.id as string)
  }
  return { sandbox, wall, feed, readers, happen, memory: resources.memory }
}

/** The number of events that are serialized while something is done. */
function serializedBy(act: () => void): number {
  const { stringify } = JSON
  let count = 0
  JSON.stringify = ((...parameters: Parameters<typeof stringify>) => {
    if (Object.hasOwn(Object(parameters[0]), 'jobId')) count++
    return stringify(...parameters)
  }) as typeof stringify
  try {
    act()
  } finally {
    JSON.stringify = stringify
  }
  return count
}

t.test('an event is serialized once, whether one reads or a hundred do', async (t) => {
  for (const count of [1, 2, 100]) {
    const { readers, happen } = feedOf(count)
    t.equal(serializedBy(happen), 1, `${count}`)
    for (const { events } of readers) t.strictSame(events, ['deleted'])
  }
})

t.test('no event is serialized where no reader keeps up', async (t) => {
  const { readers, happen } = feedOf(100)
  for (const reader of readers) reader.writableLength = 262_145
  happen()
  t.equal(serializedBy(happen), 0)
  for (const { written } of readers) t.strictSame(written, [])
})

t.test('events are written at once, a hundred writes in a tenth of a second, and the others together', async (t) => {
  for (const [readers, atOnce, atOnceAfterwards] of [
    [1, 100, 1],
    [40, 2, 1],
    [100, 1, 0],
    [101, 1, 0]
  ] as const) {
    const test = feedOf(readers)
    const writes = () => test.readers[0]?.written.length
    for (let event = 0; event < atOnce + 50; event++) test.happen()
    t.equal(writes(), atOnce, `${readers} readers`)
    test.wall.advance(99)
    t.equal(writes(), atOnce)
    test.wall.advance(1)
    t.equal(writes(), atOnce + 1)
    test.happen()
    t.equal(writes(), atOnce + 1 + atOnceAfterwards, 'the next window has room for all writes but those')
    test.wall.advance(100)
    t.equal(writes(), atOnce + 2)
    test.wall.advance(100)
    test.happen()
    t.equal(writes(), atOnce + 3, 'a window after one in which nothing waited has room for all')
    for (const reader of test.readers) t.equal(reader.events.length, atOnce + 52)
    t.strictSame(test.wall.timers, [])
  }
})

t.test('what waits to be written together is bounded', async (t) => {
  const { readers, happen } = feedOf(100)
  for (let event = 0; event < 1000; event++) {
    happen(256)
    const [reader] = readers as [TestReader]
    if (event % 100 === 0) reader.read()
  }
  for (const text of readers[0]?.written ?? []) t.ok(text.length < 66_000)
  t.ok((readers[0]?.events.length as number) > 700)
})

t.test('a reader that does not keep up is told how many events it missed, and is sent those that follow', async (t) => {
  const { wall, readers, happen } = feedOf(2)
  const [slow, fast] = readers as [TestReader, TestReader]
  happen()
  slow.writableLength = 262_144
  happen()
  t.strictSame(slow.events, ['deleted', 'deleted'], 'a full buffer is not yet too full')
  for (let event = 0; event < 70; event++) happen()
  t.equal(slow.events.length, 2)
  slow.read()
  t.strictSame(slow.events, ['deleted', 'deleted', 'missed'])
  t.match(slow.written.at(-1), 'data: {"count":70}')
  happen()
  wall.advance(100)
  t.strictSame(slow.events, ['deleted', 'deleted', 'missed', 'deleted'])
  t.equal(fast.events.length, 73)
})

t.test('a reader is sent what happens from then on, and nothing once it is removed', async (t) => {
  const { feed, wall, readers, happen } = feedOf(100)
  happen()
  happen()
  const late = new TestReader()
  feed.add(late as unknown as ServerResponse)
  happen()
  wall.advance(100)
  t.strictSame(late.events, ['deleted'])
  for (const reader of [...readers, late]) feed.remove(reader as unknown as ServerResponse)
  t.equal(feed.size, 0)
  happen()
  t.equal(late.events.length, 1)
  t.strictSame(wall.timers, [])
})

t.test('streams end after the last events when the sandbox is closed', async (t) => {
  const { sandbox, readers, happen } = feedOf(60)
  happen()
  happen()
  sandbox.close()
  for (const { events, isEnded } of readers) {
    t.strictSame(events, ['deleted', 'deleted', 'cleared'])
    t.ok(isEnded)
  }
})

t.test('nothing is written to a stream that has ended, while it is not closed yet', async (t) => {
  const { feed, wall, readers, happen, memory } = feedOf(2)
  const [slow, fast] = readers as [TestReader, TestReader]
  const before = memory.used
  happen()
  slow.writableLength = 262_145
  happen()
  wall.advance(100)
  feed.end()
  for (const reader of readers) {
    const { length } = reader.written
    happen()
    wall.advance(100)
    reader.read()
    happen()
    t.equal(reader.written.length, length)
    t.ok(reader.isEnded)
    feed.remove(reader as unknown as ServerResponse)
  }
  t.strictSame(fast.events, ['deleted', 'deleted'])
  t.equal(memory.used, before)
})

t.test('events count as memory until every reader has them, once for all readers, or is gone', async (t) => {
  const { feed, readers, happen, memory } = feedOf(50)
  const before = memory.used
  happen(1000)
  const taken = memory.used - before
  t.ok(taken > 1000 && taken < 1500 + 50 * 256, `${taken} bytes`)
  for (const reader of readers.slice(1)) reader.read()
  t.equal(memory.used - before, taken, 'one has not read them')
  feed.remove(readers[0] as unknown as ServerResponse)
  t.equal(memory.used, before)
  readers[0]?.read()
  t.equal(memory.used, before, 'nothing is given back twice')
})

t.test('events that wait to be written together count, and no longer when nobody reads', async (t) => {
  const { feed, readers, happen, memory } = feedOf(1)
  for (let event = 0; event < 100; event++) happen()
  readers[0]?.read()
  const before = memory.used
  happen(1000)
  t.ok(memory.used - before > 1000)
  feed.remove(readers[0] as unknown as ServerResponse)
  t.equal(memory.used, before)
})

t.test('without memory for them readers miss events, and are told how many once there is', async (t) => {
  const { sandbox, readers, happen, memory } = feedOf(2)
  const [first, second] = readers as [TestReader, TestReader]
  happen()
  first.read()
  sandbox.jobs.seed([{ Type, Id: 'a', plan: 'waits' }], () => [])
  sandbox.jobs.seed([{ Type, Id: 'b', plan: 'waits' }], () => [])
  const giveBack = sandbox.memory.overdraw(memory.limit)
  sandbox.jobs.delete('a')
  sandbox.jobs.delete('b')
  for (const { events } of readers) t.strictSame(events, ['deleted'])
  giveBack()
  happen()
  t.strictSame(first.events, ['deleted', 'missed', 'deleted'])
  t.match(first.written.join(''), /^event: missed\ndata: {"count":2}$/m)
  t.strictSame(second.events, ['deleted'], 'the other has not read the first one yet')
  second.read()
  t.match(second.written.join(''), /^event: missed\ndata: {"count":3}$/m)
  happen()
  t.strictSame(second.events, ['deleted', 'missed', 'deleted'])
})
