/**
 * Returns a pattern for `t.match` that a list fits if it has exactly these entries. An array as a pattern fits any list
 * that begins like it, so that `[]` fits them all.
 */
export function only(...entries: readonly unknown[]): object {
  return { ...entries, length: entries.length }
}
