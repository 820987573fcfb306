/** How many texts are remembered, a power of two. */
const PLACES = 256

/** Remembers texts, so that one that comes again need not be held again. Two that fall on one place drive each other out. */
export class StringInterner {
  readonly #places: (string | undefined)[] = new Array(PLACES).fill(undefined)

  /** The text as it was held before, where it is remembered; else the text itself. */
  intern(text: string): string
  intern(text: string | undefined): string | undefined
  intern(text: string | undefined): string | undefined {
    if (text === undefined || text === '') return text
    const last = text.length - 1
    // Ids differ at their end; kinds of text differ in length.
    const place = (text.charCodeAt(last) * 31 + text.charCodeAt(last >> 1) * 7 + last) & (PLACES - 1)
    const held = this.#places[place]
    if (held === text) return held
    this.#places[place] = text
    return text
  }
}
