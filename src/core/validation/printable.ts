/**
 * Characters that a terminal obeys rather than shows: controls, breaks of lines and paragraphs, changes of the
 * direction of the text, and halves of surrogate pairs.
 */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/**
 * Escapes what cannot be printed, as in JSON: file names and ids may hold sequences that change a terminal or the log.
 */
export function printable(text: string): string {
  return text.replaceAll(
    UNPRINTABLE,
    (character) => SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}

/** Escapes what cannot be printed, except for the ends of lines. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n')
}
