/** Where a BoundedOutput writes: a stream that calls back once it has taken a text, or could not. */
export interface OutputStream {
  write(text: string, done: (error?: Error | null) => void): unknown
}

/** The most that waits in memory for a slow reader, in characters. */
const MAX_WAITING_LENGTH = 1_048_576

/**
 * Writes lines to a stream and never waits for the stream's reader. If the reader is slow or gone, or the disk is full,
 * lines are dropped and counted; the next line that gets through is preceded by one that says how many.
 */
export class BoundedOutput {
  readonly #stream: OutputStream
  readonly #tellDropped: (count: number) => string
  /** The lines to write next, and how many they are, without those that tell what was dropped. */
  #waiting: string[] = []
  #waitingLines = 0
  /** The dropped lines that the waiting ones tell of. */
  #waitingTold = 0
  /** The length of the waiting lines and of those that are being written. */
  #length = 0
  #isWriting = false
  #dropped = 0
  /** The dropped lines that no line has told of yet. */
  #untold = 0
  #whenIdle: (() => void)[] = []

  /** `tellDropped` returns the line that tells how many lines were dropped. */
  constructor(stream: OutputStream, tellDropped: (count: number) => string) {
    this.#stream = stream
    this.#tellDropped = tellDropped
  }

  /** The number of lines dropped so far. */
  get dropped(): number {
    return this.#dropped
  }

  /** Writes a line, which ends with a line feed, or drops it. */
  write(line: string): void {
    const told = this.#untold > 0 ? this.#tellDropped(this.#untold) : ''
    if (this.#length + told.length + line.length > MAX_WAITING_LENGTH) {
      this.drop(1)
      return
    }
    this.#waiting.push(told, line)
    this.#waitingLines++
    this.#waitingTold += this.#untold
    this.#untold = 0
    this.#length += told.length + line.length
    this.#writeWaiting()
  }

  /** Counts lines as dropped. */
  drop(lines: number): void {
    this.#dropped += lines
    this.#untold += lines
  }

  /** Resolves once nothing waits to be written. */
  async whenIdle(): Promise<void> {
    if (this.#isWriting) await new Promise<void>((resolve) => this.#whenIdle.push(resolve))
  }

  /** Hands over all that waits in one piece, one piece at a time: what the stream holds is bounded with the rest. */
  #writeWaiting(): void {
    if (this.#isWriting) return
    if (this.#waitingLines === 0) {
      for (const resolve of this.#whenIdle.splice(0)) resolve()
      return
    }
    const [text, lines, told] = [this.#waiting.join(''), this.#waitingLines, this.#waitingTold]
    this.#waiting = []
    this.#waitingLines = 0
    this.#waitingTold = 0
    this.#isWriting = true
    const done = (error?: Error | null) => {
      this.#isWriting = false
      this.#length -= text.length
      if (error) {
        this.drop(lines)
        this.#untold += told
      }
      this.#writeWaiting()
    }
    try {
      this.#stream.write(text, done)
    } catch (error) {
      done(error as Error)
    }
  }
}
