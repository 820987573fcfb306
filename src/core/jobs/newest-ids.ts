import { WordList } from '../validation/word-list.js'
import type { Job } from './job.js'
import { isPastRetention, retentionEnd } from './retention.js'

/**
 * How many jobs, the newest ones, are searched for similar ids, so that an unknown id costs little more than a known
 * one.
 */
const COMPARED_JOBS = 100

/** The ids of the newest jobs, in the form in which an id that no job has is compared with them. */
export class NewestIds {
  #list: WordList | undefined
  /** When the first of these jobs is past its 90 days, in epoch milliseconds. */
  #validUntil = 0

  /** Returns the ids that were read last, or reads them from the jobs, given last first. Looks at few of those. */
  read(lastFirst: () => Iterable<{ readonly job: Job }>, now: number): WordList {
    if (this.#list === undefined || now >= this.#validUntil) this.#list = this.#listOf(lastFirst(), now)
    return this.#list
  }

  /** Says that jobs were added or removed. */
  forget(): void {
    this.#list = undefined
  }

  #listOf(lastFirst: Iterable<{ readonly job: Job }>, now: number): WordList {
    const ids: string[] = []
    let left = COMPARED_JOBS
    this.#validUntil = Number.POSITIVE_INFINITY
    for (const { job } of lastFirst) {
      if (left-- === 0) break
      if (isPastRetention(job, now)) continue
      ids.push(job.id)
      this.#validUntil = Math.min(this.#validUntil, retentionEnd(job))
    }
    return new WordList(ids)
  }
}
