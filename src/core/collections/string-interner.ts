/** The number of strings that are remembered, a power of two. */
const PLACES = 256

/**
 * Remembers strings, so that equal ones share their memory. A cache: a string is forgotten when another one takes its
 * place.
 */
export class StringInterner {
  readonly #places: (string | undefined)[] = new Array(PLACES).fill(undefined)

  /** Returns the remembered string that equals this one, or else this one, and remembers it. */
  intern(text: string): string
  intern(text: string | undefined): string | undefined
  intern(text: string | undefined): string | undefined {
    if (text === undefined || text === '') return text
    const last = text.length - 1
    // Ids differ at their end, and different kinds of string in their length.
    const place = (text.charCodeAt(last) * 31 + text.charCodeAt(last >> 1) * 7 + last) & (PLACES - 1)
    const held = this.#places[place]
    if (held === text) return held
    this.#places[place] = text
    return text
  }
}
