/** How many bytes of content a server may hold, all sandboxes together. */
export class ByteBudget {
  readonly limit: number
  #used = 0

  constructor(limit: number) {
    this.limit = limit
  }

  /** How many bytes there is room for. */
  get free(): number {
    return this.limit - this.#used
  }

  /** Reserves so many bytes; false, and nothing is reserved, if there is no room for them. */
  take(bytes: number): boolean {
    if (this.#used + bytes > this.limit) return false
    this.#used += bytes
    return true
  }

  /** Gives reserved bytes back. */
  give(bytes: number): void {
    this.#used -= bytes
  }
}
