/** A part of some content: from the first byte to the last, both included. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/**
 * The part of content of this length that a `Range` header asks for: undefined for all of it, as where the header is
 * not understood or asks for several parts (RFC 9110, section 14.2); `unsatisfiable` if there is no such part.
 */
export function parseByteRange(header: string | undefined, length: number): ByteRange | 'unsatisfiable' | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === undefined || to === undefined || from + to === '') return undefined
  if (from === '') return suffix(Number(to), length)
  const first = Number(from)
  const last = to === '' ? length - 1 : Math.min(Number(to), length - 1)
  if (to !== '' && Number(to) < first) return undefined
  return first < length ? { first, last } : 'unsatisfiable'
}

function suffix(count: number, length: number): ByteRange | 'unsatisfiable' {
  return count === 0 || length === 0 ? 'unsatisfiable' : { first: Math.max(0, length - count), last: length - 1 }
}
