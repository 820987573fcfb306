/*
 * Estimates of what V8 needs on a 64-bit machine. They need not be exact, but must not be far too low: what is counted
 * here is all that keeps a server from running out of memory.
 */

const STRING_BYTES = 24
const NUMBER_BYTES = 16
const OBJECT_BYTES = 56
const MEMBER_BYTES = 16
/** A member of an object that has so many that V8 keeps them in a hash table, each with a name of its own. */
const HASHED_MEMBER_BYTES = 96
const MANY_MEMBERS = 64
const ARRAY_BYTES = 48
const ELEMENT_BYTES = 8

/** Returns about how many bytes of memory a text takes. One with a character beyond Latin-1 takes two for each. */
export function sizeOfText(text: string): number {
  return STRING_BYTES + (Buffer.byteLength(text) === text.length ? text.length : 2 * text.length)
}

/** Returns about how many bytes of memory a value of JSON takes, however deep it is. */
export function sizeOf(value: unknown): number {
  let bytes = 0
  const rest: unknown[] = [value]
  while (rest.length > 0) {
    const next = rest.pop()
    if (typeof next === 'string') bytes += sizeOfText(next)
    else if (typeof next === 'number') bytes += NUMBER_BYTES
    else if (Array.isArray(next)) {
      bytes += ARRAY_BYTES + ELEMENT_BYTES * next.length
      for (const element of next) rest.push(element)
    } else if (typeof next === 'object' && next !== null) {
      // Not `Object.entries`, which makes an array for each member: everything that is kept is measured here.
      const names = Object.keys(next)
      bytes += OBJECT_BYTES + names.length * (names.length > MANY_MEMBERS ? HASHED_MEMBER_BYTES : MEMBER_BYTES)
      for (const name of names) {
        bytes += name.length
        rest.push((next as Readonly<Record<string, unknown>>)[name])
      }
    }
  }
  return bytes
}

/** Returns the sum of what each of several things takes. */
export function sumOf<T>(things: readonly T[], bytesOf: (thing: T) => number): number {
  return things.reduce((sum, thing) => sum + bytesOf(thing), 0)
}
