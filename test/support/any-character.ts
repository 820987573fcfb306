import fc from 'fast-check'

/** How many code points there are beside the surrogates. */
const COUNT = 0x110000 - 0x800

/** The first that is drawn, and that a failing case shrinks to. */
const FIRST = 0x61

/**
 * Any Unicode character, as the unit of a string. fast-check's own `binary` draws the same, but lists all of them
 * before the first case, which takes more than a second in each process.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.nat({ max: COUNT - 1 }).map(
  (index) => {
    const ordinal = (index + FIRST) % COUNT
    return String.fromCodePoint(ordinal < 0xd800 ? ordinal : ordinal + 0x800)
  },
  (character) => {
    const codePoint = String(character).codePointAt(0) as number
    return ((codePoint < 0xd800 ? codePoint : codePoint - 0x800) - FIRST + COUNT) % COUNT
  }
)
