import type { Steps } from '../time/steps.js'
import type { JournalEntry } from './journal-entry.js'
import type { JournalParts } from './journal-view.js'
import { foundIn, type RequestMatch } from './request-match.js'

/** How many requests that nearly match are listed. */
const MAX_NEAREST = 3

/** The requests that match least badly. Only those that are listed are described: there may be many others. */
export class Nearest {
  readonly #match: RequestMatch
  readonly #names: readonly (keyof RequestMatch)[]
  readonly #near: { entry: JournalEntry; differing: number }[] = []

  constructor(match: RequestMatch) {
    this.#match = match
    this.#names = Object.keys(match) as (keyof RequestMatch)[]
  }

  /** Takes note of the next entry, in order of arrival. */
  see(entry: JournalEntry): void {
    const match = this.#match
    const near = this.#near
    let differing = 0
    for (const name of this.#names) if (foundIn(entry, match, name) !== match[name]) differing++
    if (differing === 0) return
    // Of two that differ in as many members, the later one comes first.
    const place = near.findIndex((other) => differing <= other.differing)
    if (place < 0 && near.length === MAX_NEAREST) return
    near.splice(place < 0 ? near.length : place, 0, { entry, differing })
    if (near.length > MAX_NEAREST) near.pop()
  }

  /** Lists them, each with its differences: `; the nearest others: #4 (status is 429, not 200)`. */
  describe(): string {
    if (this.#near.length === 0) return '; there were no others'
    return `; the nearest others: ${this.#near.map(({ entry }) => `#${entry.ordinal} (${this.#differences(entry)})`).join(', ')}`
  }

  /** Describes how a request differs from the match, such as `status is 429, not 200`. */
  #differences(entry: JournalEntry): string {
    const match = this.#match
    return this.#names
      .filter((name) => foundIn(entry, match, name) !== match[name])
      .map((name) => `${name} is ${foundIn(entry, match, name) ?? 'none'}, not ${match[name]}`)
      .join(', ')
  }
}

/** Lists the requests of a journal that match least badly, as `Nearest` does. */
export function* nearest(parts: JournalParts, match: RequestMatch): Steps<string> {
  const near = new Nearest(match)
  for (const entries of parts) {
    for (const entry of entries) near.see(entry)
    yield
  }
  return near.describe()
}
