import type { JobState, JobView } from '../../../client/index.js'

/** A transition that will come by time alone, if nothing changes until then. */
export interface Ahead {
  readonly jobId: string
  readonly type: string
  readonly from: JobState
  /** Undefined if the plan does not tell. */
  readonly to: JobState | undefined
  readonly at: string
}

/** Returns the next transitions of jobs, the earliest first: at most so many, and the first of each job. */
export function agendaOf(jobs: readonly JobView[], most: number): Ahead[] {
  const first: { readonly view: JobView; readonly at: string }[] = []
  for (const view of jobs) {
    const at = view.nextTransitionAt
    const last = first.at(-1)
    if (at === null || (first.length === most && last !== undefined && at >= last.at)) continue
    // Jobs that are due at the same instant stay in the order of their creation.
    const place = first.findIndex((other) => other.at > at)
    first.splice(place === -1 ? first.length : place, 0, { view, at })
    if (first.length > most) first.pop()
  }
  return first.map(({ view: { job, plan, step }, at }) => ({
    jobId: job.Id,
    type: job.Type,
    from: job.State,
    to: step === null ? undefined : plan[step + 1]?.state,
    at
  }))
}
