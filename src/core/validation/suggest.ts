import { WordMatcher } from './word-matcher.js'

/** `; did you mean X?` where one of the known words is close to the one given, else nothing. */
export function suggest(word: string, known: Iterable<string>): string {
  const [best] = nearest(word, known, 1)
  return best === undefined ? '' : `; did you mean ${best}?`
}

/**
 * The known words that are close to the one given, the closest first, at most `count`. Comparing takes the same time
 * for words of any length: see `WordMatcher`.
 */
export function nearest(word: string, known: Iterable<string>, count: number): string[] {
  const matcher = new WordMatcher(word)
  const close: { readonly candidate: string; readonly distance: number }[] = []
  for (const candidate of known) {
    const distance = matcher.distanceTo(candidate)
    if (distance === undefined) continue
    let place = close.length
    while (place > 0 && (close[place - 1] as { distance: number }).distance > distance) place--
    if (place < count) close.splice(place, 0, { candidate, distance })
    if (close.length > count) close.pop()
  }
  return close.map(({ candidate }) => candidate)
}
