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

  /** Reserves so many bytes, or gives back a negative number; false, and nothing is reserved, if there is no room. */
  take(bytes: number): boolean {
    if (bytes > 0 && this.#used + bytes > this.limit) return false
    this.#used += bytes
    return true
  }
}
