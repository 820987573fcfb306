/** The first items of a kind up to a limit, and how many there were in total. */
export class Findings<T> {
  total = 0
  readonly first: T[] = []
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  add(item: T): void {
    this.total++
    if (this.first.length < this.#limit) this.first.push(item)
  }
}
