import { COMPARED, comparedCode, comparedLength, type WordList } from './word-list.js'

/** How many characters have a place of their own in a matcher's table: those of ASCII. */
const TABLE_SIZE = 128

// Copies of a small array are made faster than typed arrays, whose memory is outside of the heap.
const NO_PLACES: readonly number[] = new Array(TABLE_SIZE).fill(0)
const NO_COLUMNS: readonly number[] = new Array(COMPARED + 1).fill(0)

/**
 * Compares words with one word, by how many characters must be inserted, deleted or replaced. Upper and lower case are
 * the same. A comparison takes a fraction of a microsecond, whatever clients send: see `comparedCode`.
 */
export class WordMatcher {
  /** The distance from which a word is not close any more. */
  readonly limit: number
  readonly #length: number
  readonly #comparedLength: number
  /** Where in the word each character occurs: a bit for each place. */
  readonly #places = NO_PLACES.slice()
  #otherPlaces: Map<number, number> | undefined
  /**
   * The columns of the usual table after each character of the word that was compared last. Each is held in the bits of
   * two integers, those of its steps up and those of its steps down, and the distance at its end.
   */
  readonly #ups = NO_COLUMNS.slice()
  readonly #downs = NO_COLUMNS.slice()
  readonly #distances = NO_COLUMNS.slice()
  /** How many characters of the next word the columns are right for. */
  #columns = 0

  constructor(word: string) {
    const length = comparedLength(word)
    this.#length = word.length
    this.#comparedLength = length
    // A short word is close to every other short word: at least half of it must fit.
    this.limit = Math.min(Math.max(2, Math.floor(length / 3)), Math.floor(length / 2)) + 1
    this.#ups[0] = -1
    this.#distances[0] = length
    for (let index = 0; index < length; index++) this.#add(comparedCode(word, index), 1 << index)
  }

  /**
   * Returns the distance of a word of a list, or any number from the limit on if it is not below that. Words of a list
   * are compared one after the other, from the first on: what a word has in common with the one before it is not
   * compared again.
   */
  distanceTo({ words, codes, shared }: WordList, index: number, limit: number): number {
    this.#columns = Math.min(this.#columns, shared[index] as number)
    const word = words[index] as string
    const lengthDifference = Math.abs(word.length - this.#length)
    if (lengthDifference >= limit) return limit
    const length = comparedLength(word)
    if (this.#comparedLength === 0) return length
    return Math.max(this.#editDistance(codes, index * COMPARED, length, limit), lengthDifference)
  }

  /** The Levenshtein distance of what is compared: Myers's algorithm, in the form of Hyyrö (2003). */
  #editDistance(codes: Uint16Array, start: number, length: number, limit: number): number {
    const places = this.#places
    const ups = this.#ups
    const downs = this.#downs
    const distances = this.#distances
    const last = 1 << (this.#comparedLength - 1)
    let column = this.#columns
    let up = ups[column] as number
    let down = downs[column] as number
    let distance = distances[column] as number
    // Each character that is left can bring the distance down by one at most.
    while (column < length && distance - (length - column) < limit) {
      const code = codes[start + column] as number
      const equal = code < TABLE_SIZE ? (places[code] as number) : this.#placesOfOther(code)
      const diagonal = equal | down
      const run = (((equal & up) + up) ^ up) | equal
      let right = down | ~(run | up)
      let left = up & run
      if (right & last) distance++
      if (left & last) distance--
      right = (right << 1) | 1
      left <<= 1
      up = left | ~(diagonal | right)
      down = right & diagonal
      column++
      ups[column] = up
      downs[column] = down
      distances[column] = distance
    }
    this.#columns = column
    return column < length ? limit : distance
  }

  #add(code: number, place: number): void {
    if (code < TABLE_SIZE) this.#places[code] = (this.#places[code] as number) | place
    else {
      this.#otherPlaces ??= new Map()
      this.#otherPlaces.set(code, this.#placesOfOther(code) | place)
    }
  }

  #placesOfOther(code: number): number {
    return this.#otherPlaces?.get(code) ?? 0
  }
}
