/** What the wall clock of the server shows, as far as it can be told from what the server says of instants. */
export class ServerWall {
  readonly #now: () => number
  /** The bounds of how far this clock is ahead of the server's, in milliseconds. */
  #least = Number.NEGATIVE_INFINITY
  #most = Number.POSITIVE_INFINITY

  constructor(now: () => number = () => Date.now()) {
    this.#now = now
  }

  /** Notes an instant of the server, in milliseconds since 1970, which is over, and not for longer than `maxAgeMs`. */
  note(instant: number, maxAgeMs = Number.POSITIVE_INFINITY): void {
    const ahead = this.#now() - instant
    this.#most = Math.min(this.#most, ahead)
    this.#least = Math.max(this.#least, ahead - maxAgeMs)
    // One of the clocks was set, or a computer slept: what was known holds no more.
    if (this.#least > this.#most) {
      this.#most = ahead
      this.#least = ahead - maxAgeMs
    }
  }

  /** Returns what the server's clock shows. The clocks are taken to agree unless that is known to be wrong. */
  now(): number {
    return this.#now() - Math.min(Math.max(0, this.#least), this.#most)
  }
}
