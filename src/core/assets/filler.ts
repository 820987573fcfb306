/** How long a piece is at least, in bytes, unless it is the last. */
const PIECE_BYTES = 65_536

/**
 * Content that is made up as it is read: a text over and over, cut off at a length. Its pieces share their memory,
 * however long it is.
 */
export class Filler {
  readonly text: Buffer
  /** In bytes. */
  readonly length: number

  /** The text must not be empty. */
  constructor(text: Buffer, length: number) {
    this.text = text
    this.length = length
  }

  /** Yields the bytes from the first to the last, both included, in pieces. */
  *pieces(first = 0, last = this.length - 1): Generator<Buffer> {
    const { text } = this
    const block = Buffer.alloc(text.length + PIECE_BYTES, text)
    for (let place = first; place <= last; ) {
      const start = place % text.length
      const piece = block.subarray(start, Math.min(start + PIECE_BYTES, start + last - place + 1))
      yield piece
      place += piece.length
    }
  }
}
