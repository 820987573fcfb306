/** How many characters of a word are compared, at most: the bits of an integer. Ids of the service are as long. */
export const COMPARED = 32

const HALF = COMPARED / 2

/**
 * Returns the code of a character that is compared. Of a long word those are the first and the last 16, because that is
 * where ids and names differ. A letter of ASCII has the code of its lower case.
 */
export function comparedCode(word: string, index: number): number {
  const code = word.charCodeAt(index < HALF || word.length <= COMPARED ? index : index + word.length - COMPARED)
  return code >= 65 && code <= 90 ? code + 32 : code
}

/** Returns how many characters of a word are compared. */
export function comparedLength(word: string): number {
  return Math.min(word.length, COMPARED)
}

/** Words that are compared with one word after another: what a comparison reads of them is worked out once. */
export class WordList {
  readonly words: readonly string[]
  /** The codes that are compared, in 32 places for each word. */
  readonly codes: Uint16Array
  /** How many of them each word has in common with the word before it, at its beginning. */
  readonly shared: Uint8Array

  constructor(words: readonly string[]) {
    this.words = words
    this.codes = new Uint16Array(words.length * COMPARED)
    this.shared = new Uint8Array(words.length)
    for (const [index, word] of words.entries()) this.#read(word, index)
  }

  #read(word: string, index: number): void {
    const start = index * COMPARED
    const length = comparedLength(word)
    for (let place = 0; place < length; place++) this.codes[start + place] = comparedCode(word, place)
    if (index > 0)
      this.shared[index] = this.#commonLength(start, Math.min(length, comparedLength(this.words[index - 1] as string)))
  }

  #commonLength(start: number, most: number): number {
    let length = 0
    while (length < most && this.codes[start + length] === this.codes[start - COMPARED + length]) length++
    return length
  }
}
