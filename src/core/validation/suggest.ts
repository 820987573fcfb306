import { WordList } from './word-list.js'
import { WordMatcher } from './word-matcher.js'

/** `; did you mean X?` where one of the known words is close to the one given, else nothing. */
export function suggest(word: string, known: Iterable<string> | WordList): string {
  const [best] = nearest(word, known, 1)
  return best === undefined ? '' : `; did you mean ${best}?`
}

/**
 * The known words that are close to the one given, the closest first, at most `count`. Comparing takes the same time
 * for words of any length: see `WordMatcher`.
 */
export function nearest(word: string, known: Iterable<string> | WordList, count: number): string[] {
  const list = known instanceof WordList ? known : new WordList([...known])
  const matcher = new WordMatcher(word)
  const words: string[] = []
  const distances: number[] = []
  // Of words that are equally close the first ones are returned, so that a later one must be closer.
  let limit = count === 0 ? 0 : matcher.limit
  for (let index = 0; index < list.words.length; index++) {
    const distance = matcher.distanceTo(list, index, limit)
    if (distance >= limit) continue
    let place = words.length
    while (place > 0 && (distances[place - 1] as number) > distance) place--
    words.splice(place, 0, list.words[index] as string)
    distances.splice(place, 0, distance)
    if (words.length > count) {
      words.pop()
      distances.pop()
    }
    if (words.length === count) limit = distances[count - 1] as number
  }
  return words
}
