/** `; did you mean X?` where one of the known words is close to the one given, else nothing. */
export function suggest(word: string, known: Iterable<string>): string {
  const [best] = nearest(word, known, 1)
  return best === undefined ? '' : `; did you mean ${best}?`
}

/** The known words that are close to the one given, the closest first, at most `count`. */
export function nearest(word: string, known: Iterable<string>, count: number): string[] {
  // A short word is close to every other short word: at least half of it must fit.
  const limit = Math.min(Math.max(2, Math.floor(word.length / 3)), Math.floor(word.length / 2)) + 1
  const close: { readonly candidate: string; readonly distance: number }[] = []
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), limit)
    if (distance < limit) close.push({ candidate, distance })
  }
  return close
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ candidate }) => candidate)
}

/** Levenshtein distance, given up (as `limit`) once it can't come to less than that. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    if (Math.min(...next) >= limit) return limit
    row = next
  }
  return Math.min(row[b.length] as number, limit)
}
