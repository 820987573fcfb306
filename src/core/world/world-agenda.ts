import type { DataGrant } from '../data-grants/data-grant.js'
import type { DataGrantStore } from '../data-grants/data-grant-store.js'
import type { JobStore } from '../jobs/job-store.js'
import type { Agenda } from '../time/ticker.js'

/**
 * What falls due in a world: changes of jobs and ends of data grants, in the order of their instants. Jobs that are due
 * at the instant at which a grant ends come first, as they do before a request.
 */
export class WorldAgenda implements Agenda {
  readonly #jobs: JobStore
  readonly #dataGrants: DataGrantStore
  readonly #endGrant: (grant: DataGrant) => void
  #isEnding = false

  constructor(jobs: JobStore, dataGrants: DataGrantStore, endGrant: (grant: DataGrant) => void) {
    this.#jobs = jobs
    this.#dataGrants = dataGrants
    this.#endGrant = endGrant
  }

  /** Whether a grant is being ended. Jobs must not be settled meanwhile. */
  get isEnding(): boolean {
    return this.#isEnding
  }

  nextDueAt(): number | undefined {
    const { nextEnd } = this.#dataGrants
    const due = this.#jobs.nextDueAt()
    if (nextEnd === Number.POSITIVE_INFINITY) return due
    return due === undefined ? nextEnd : Math.min(due, nextEnd)
  }

  settleNext(instant: number): boolean {
    const { nextEnd } = this.#dataGrants
    if (nextEnd > instant || (this.#jobs.nextDueAt() ?? nextEnd + 1) <= nextEnd) return this.#jobs.settleNext(instant)
    this.#isEnding = true
    try {
      this.#endGrant(this.#dataGrants.takeNextEnd())
    } finally {
      this.#isEnding = false
    }
    return true
  }
}
