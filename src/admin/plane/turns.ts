/** Does things one at a time, each in a turn of the event loop of its own, so that requests are served in between. */
export class Turns {
  readonly #waiting = new Set<() => void>()
  #isRunning = false

  /** Does something in one of the next turns, once however often it is added before. */
  add(act: () => void): void {
    this.#waiting.add(act)
    if (this.#isRunning) return
    this.#isRunning = true
    setImmediate(() => this.#run())
  }

  /** Takes back what was added. */
  remove(act: () => void): void {
    this.#waiting.delete(act)
  }

  #run(): void {
    for (const act of this.#waiting) {
      this.#waiting.delete(act)
      act()
      break
    }
    this.#isRunning = this.#waiting.size > 0
    if (this.#isRunning) setImmediate(() => this.#run())
  }
}
