import { median, round } from './table.js'

/**
 * Several rounds in each of which everyone has a turn, one after the other, in an order that is rotated from round to
 * round, so that what a machine does beside it meets all alike. Answers what each had, round by round.
 */
export async function inTurns<Key, Value>(
  all: readonly Key[],
  rounds: number,
  turn: (one: Key) => Promise<Value>
): Promise<Map<Key, Value[]>> {
  const values = new Map<Key, Value[]>(all.map((one) => [one, []]))
  for (let index = 0; index < rounds; index++) {
    const first = index % all.length
    for (const one of [...all.slice(first), ...all.slice(0, first)]) values.get(one)?.push(await turn(one))
  }
  return values
}

/** What one had by what another had, within each round; undefined when one of them had no turn. */
export function ratios<Key>(values: ReadonlyMap<Key, readonly number[]>, one: Key, other: Key): number[] | undefined {
  const theirs = values.get(other)
  return theirs && values.get(one)?.map((value, index) => value / (theirs[index] as number))
}

/** Two cells: the median of the rounds, and their least and greatest. */
export function spread(values: readonly number[]): [string, string] {
  return [round(median(values)), `${round(Math.min(...values))}–${round(Math.max(...values))}`]
}
