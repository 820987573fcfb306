/** The bytes of content that all sandboxes of a server may hold together. */
export class ByteBudget {
  readonly limit: number
  #used = 0

  constructor(limit: number) {
    this.limit = limit
  }

  /** How many bytes are left. */
  get free(): number {
    return this.limit - this.#used
  }

  /**
   * Takes this many bytes, or gives them back if the number is negative. Returns false and takes none if too few are
   * left.
   */
  take(bytes: number): boolean {
    if (bytes > 0 && this.#used + bytes > this.limit) return false
    this.#used += bytes
    return true
  }
}
