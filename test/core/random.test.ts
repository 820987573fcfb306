import t from 'tap'
import { Random } from '../../src/core/random.js'

const at = (seed: number, scope: string) => new Random({ seed, scope, count: 0 })

t.test('ids have the form of the service and are determined by the seed and the scope', async (t) => {
  const ids = (seed: number, scope: string) => {
    const random = at(seed, scope)
    return [random.id(), random.id(), random.id()]
  }
  for (const id of ids(1, 'a')) t.match(id, /^[0-9a-f]{32}$/)
  t.equal(new Set(ids(1, 'a')).size, 3)
  t.strictSame(ids(1, 'a'), ids(1, 'a'))
  t.notSame(ids(1, 'a'), ids(2, 'a'))
  t.notSame(ids(1, 'a'), ids(1, 'b'))
})

t.test('a stream can be taken up where it was left', async (t) => {
  const random = at(7, 'a')
  for (const size of [0, 1, 15, 16, 32, 33, 4095, 4096, 10_000]) {
    random.bytes(size)
    const rest = new Random(random.snapshot())
    t.equal(rest.id(), random.id(), `after ${size} more`)
    t.strictSame(rest.bytes(100), random.bytes(100))
    t.strictSame(rest.snapshot(), random.snapshot())
  }
})

t.test('a draw is in [0, 1), spread evenly, and known by its key alone', async (t) => {
  const random = at(1, 'a')
  const draws = Array.from({ length: 10_000 }, (_, ordinal) => random.draw('rule', ordinal))
  t.ok(draws.every((value) => value >= 0 && value < 1))
  for (let tenth = 0; tenth < 10; tenth++) {
    const count = draws.filter((value) => Math.floor(value * 10) === tenth).length
    t.ok(Math.abs(count - 1000) < 150, `${count} draws in tenth ${tenth}`)
  }
  random.id()
  t.equal(random.draw('rule', 3), draws[3])
  t.not(random.draw('ab', 'c'), random.draw('a', 'bc'), 'keys do not run together')
})
