import type { Path, Problem } from './problem.js'

/** A problem, at its path, for each id that stood in the list before. Entries without an id are passed over. */
export function repeatedIds(ids: readonly (string | undefined)[], at: (index: number) => Path): Problem[] {
  const seen = new Map<string, number>()
  const problems: Problem[] = []
  for (const [index, id] of ids.entries()) {
    if (id === undefined) continue
    const first = seen.get(id)
    if (first === undefined) seen.set(id, index)
    else problems.push({ at: at(index), message: `is the same as that of entry ${first}: ids must differ` })
  }
  return problems
}
