/** How many characters of a word are compared, at most: the bits of an integer. Ids of the service are as long. */
const COMPARED = 32

const HALF = COMPARED / 2

/** How many characters have a place of their own in a matcher's table: those of ASCII. */
const TABLE_SIZE = 128

/**
 * Compares words with one word, by how many characters must be inserted, deleted or replaced. Upper and lower case are
 * the same. Of a word longer than 32 characters only the first and the last 16 are compared, because that is where ids
 * and names differ; so a comparison takes a fraction of a microsecond, whatever clients send.
 */
export class WordMatcher {
  readonly #length: number
  readonly #comparedLength: number
  /** The distance from which a word is not close any more. */
  readonly #limit: number
  /** Where in the word each character occurs: a bit for each place. */
  readonly #places = new Int32Array(TABLE_SIZE)
  #otherPlaces: Map<number, number> | undefined

  constructor(word: string) {
    const length = Math.min(word.length, COMPARED)
    this.#length = word.length
    this.#comparedLength = length
    // A short word is close to every other short word: at least half of it must fit.
    this.#limit = Math.min(Math.max(2, Math.floor(length / 3)), Math.floor(length / 2)) + 1
    for (let index = 0; index < length; index++) {
      this.#add(word.charCodeAt(index < HALF ? index : index + word.length - length), 1 << index)
    }
  }

  /** Returns the distance of a word that is close, or undefined for any other. */
  distanceTo(word: string): number | undefined {
    const lengthDifference = Math.abs(word.length - this.#length)
    if (lengthDifference >= this.#limit) return undefined
    const distance = Math.max(this.#editDistance(word), lengthDifference)
    return distance < this.#limit ? distance : undefined
  }

  /**
   * The Levenshtein distance of what is compared, or any number from the limit on if it is not below that. A column of
   * the usual table is held in the bits of two integers, those of its steps up and those of its steps down: Myers's
   * algorithm, in the form of Hyyrö (2003).
   */
  #editDistance(word: string): number {
    const length = Math.min(word.length, COMPARED)
    let distance = this.#comparedLength
    if (distance === 0) return length
    const last = 1 << (distance - 1)
    const limit = this.#limit
    const places = this.#places
    // From the second half on, the places are those that end with the word.
    const skipped = word.length - length
    let up = -1
    let down = 0
    for (let index = 0; index < length; index++) {
      const code = word.charCodeAt(index < HALF ? index : index + skipped)
      const equal = code < TABLE_SIZE ? (places[code] as number) : this.#placesOfOther(code)
      const diagonal = equal | down
      const run = (((equal & up) + up) ^ up) | equal
      let right = down | ~(run | up)
      let left = up & run
      if (right & last) distance++
      if (left & last) distance--
      // Each character that is left can bring the distance down by one at most.
      if (distance - (length - index - 1) >= limit) return limit
      right = (right << 1) | 1
      left <<= 1
      up = left | ~(diagonal | right)
      down = right & diagonal
    }
    return distance
  }

  #add(code: number, place: number): void {
    for (const same of casesOf(code)) {
      if (same < TABLE_SIZE) this.#places[same] = (this.#places[same] as number) | place
      else {
        this.#otherPlaces ??= new Map()
        this.#otherPlaces.set(same, this.#placesOfOther(same) | place)
      }
    }
  }

  #placesOfOther(code: number): number {
    return this.#otherPlaces?.get(code) ?? 0
  }
}

/** A character and, of a letter of ASCII, its other case. */
function casesOf(code: number): number[] {
  const isUpper = code >= 65 && code <= 90
  const isLower = code >= 97 && code <= 122
  return isUpper || isLower ? [code, code ^ 32] : [code]
}
