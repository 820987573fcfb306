/** The way from a document's root to one of its values: member names and array indices. */
export type Path = readonly (string | number)[]

/** One thing wrong with an input: where it is, what is wrong and what would be right. */
export interface Problem {
  readonly at: Path
  readonly message: string
}

const PLAIN_MEMBER = /^[A-Za-z_$][\w$]*$/

/** Writes a path as JSONPath (RFC 9535): `$.jobs[0].plan[1].state`; the root is `$`. */
export function formatPath(path: Path): string {
  let text = '$'
  for (const segment of path) {
    if (typeof segment === 'number') text += `[${segment}]`
    else text += PLAIN_MEMBER.test(segment) ? `.${segment}` : `[${JSON.stringify(segment)}]`
  }
  return text
}

/** Shows a value in a message, cut short so that a message stays readable. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

/** A problem, at its path, for each id that stood in the list before. Entries without an id are passed over. */
export function repeatedIds(ids: readonly (string | undefined)[], at: (index: number) => Path): Problem[] {
  const check = repetitionCheck(at)
  return ids.flatMap(check)
}

/**
 * Returns a function that is called with each id of a list in turn, and its index. It returns a problem, at its path,
 * for one that stood in the list before.
 */
export function repetitionCheck(
  at: (index: number) => Path
): (id: string | undefined, index: number) => readonly Problem[] {
  const seen = new Map<string, number>()
  return (id, index) => {
    if (id === undefined) return []
    const first = seen.get(id)
    if (first !== undefined) {
      return [{ at: at(index), message: `is the same as that of entry ${first}: ids must differ` }]
    }
    seen.set(id, index)
    return []
  }
}
