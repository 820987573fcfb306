/** Does asynchronous work one after the other, in the order in which it is given. */
export class OneAtATime {
  #last: Promise<unknown> | undefined

  /** Does work, at once if none is in progress. Returns what it returns. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last === undefined ? work() : this.#last.then(work)
    const settled: Promise<unknown> = done
      .catch(() => {})
      .then(() => {
        if (this.#last === settled) this.#last = undefined
      })
    this.#last = settled
    return done
  }
}
