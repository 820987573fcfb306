import { setImmediate as nextTurn } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Test } from 'tap'
import type { TestWall } from './test-wall.js'

const { set } = Map.prototype

/** Makes each reading of a wall clock take a millisecond, so that slices end after a few steps. */
export function makeSlow(t: Test, wall: TestWall): void {
  const { now } = wall
  t.teardown(() => Object.assign(wall, { now }))
  wall.now = function () {
    wall.spend(1)
    return now.call(this)
  }
}

/** Counts the entries that are set in maps, as in the indexes of jobs. Returns a function that ends the count. */
function countMapEntries(t: Test): () => number {
  let entries = 0
  t.teardown(() => Object.assign(Map.prototype, { set }))
  Map.prototype.set = function (key, value) {
    entries++
    return set.call(this, key, value)
  }
  return () => {
    Map.prototype.set = set
    return entries
  }
}

/** Fires the timer that is due, if one is. That of a job's last day is not. */
export function fireDue(wall: TestWall): void {
  if ((wall.timers[0] ?? Number.POSITIVE_INFINITY) <= wall.now()) wall.fireNext()
}

/**
 * Lets work go on until it is done, turn by turn, and asserts what is seen before each turn. Returns the number of
 * turns, and the most entries of maps that were set in one of them.
 */
export async function turnsOf(
  t: Test,
  wall: TestWall,
  work: Promise<unknown>,
  see: () => unknown = () => undefined,
  expected?: unknown
): Promise<{ turns: number; mostEntries: number }> {
  let isDone = false
  const end = () => {
    isDone = true
  }
  work.then(end, end)
  let turns = 0
  let mostEntries = 0
  // Asserted at the end: an assertion for each turn takes longer than the turn.
  const different: unknown[] = []
  await nextTurn()
  while (!isDone) {
    const seen = see()
    if (!isDeepStrictEqual(seen, expected)) different.push({ turn: turns, seen })
    const entries = countMapEntries(t)
    fireDue(wall)
    await nextTurn()
    mostEntries = Math.max(mostEntries, entries())
    turns++
  }
  t.strictSame(different, [], `before each of ${turns} turns: ${JSON.stringify(expected)}`)
  return { turns, mostEntries }
}
