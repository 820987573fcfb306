import { median, round } from './table.js'

/**
 * Measures every candidate once in each round, one after the other, in an order that rotates from round to round, so
 * that other load on the machine affects all alike. Returns the values of each candidate, by round. A failure is
 * thrown, unless `onFailure` returns: then the candidate is left out, with what was measured of it.
 */
export async function interleave<Key, Value>(
  all: readonly Key[],
  rounds: number,
  measure: (one: Key) => Promise<Value>,
  onFailure: (one: Key, error: unknown) => void = rethrow
): Promise<Map<Key, Value[]>> {
  const values = new Map<Key, Value[]>(all.map((one) => [one, []]))
  for (let index = 0; index < rounds; index++) {
    const first = index % all.length
    for (const one of [...all.slice(first), ...all.slice(0, first)]) {
      try {
        if (values.has(one)) values.get(one)?.push(await measure(one))
      } catch (error) {
        onFailure(one, error)
        values.delete(one)
      }
    }
  }
  return values
}

function rethrow(_: unknown, error: unknown): never {
  throw error
}

/** Returns the values of one candidate divided by those of another, by round; undefined if one was not measured. */
export function ratios<Key>(values: ReadonlyMap<Key, readonly number[]>, one: Key, other: Key): number[] | undefined {
  const theirs = values.get(other)
  return theirs && values.get(one)?.map((value, index) => value / (theirs[index] as number))
}

/** Returns two cells: the median, and the range from the lowest to the highest value. */
export function spread(values: readonly number[]): [string, string] {
  return [round(median(values)), `${round(Math.min(...values))}–${round(Math.max(...values))}`]
}
