/** Does asynchronous work once for all who ask for it until it is done. */
export class SharedWork<Key> {
  #inProgress: { readonly key: Key; readonly done: Promise<void> } | undefined

  /**
   * Does work, unless the work begun last has this key and is in progress. Returns a promise that settles as the work
   * does.
   */
  run(key: Key, work: () => Promise<void>): Promise<void> {
    if (this.#inProgress?.key === key) return this.#inProgress.done
    const begun = { key, done: work() }
    this.#inProgress = begun
    begun.done
      .finally(() => {
        if (this.#inProgress === begun) this.#inProgress = undefined
      })
      .catch(() => {})
    return begun.done
  }
}
