import type { JobState, JobType, JobView } from '../../../client/index.js'
import { STATES } from './job-states.js'

/** Which jobs are shown: those of a state, of a type, with a text in their ids. */
export interface JobFilter {
  readonly state: JobState | ''
  readonly type: JobType | ''
  readonly id: string
}

export const NO_FILTER: JobFilter = { state: '', type: '', id: '' }

/** What jobs can be sorted by. */
export type SortKey = 'state' | 'polls' | 'nextTransition'

/** How jobs are sorted. Without a key they are in the order of their creation. */
export interface JobOrder {
  readonly key: SortKey
  readonly isDescending: boolean
}

/** Whether a filter leaves anything out. */
export function isFiltering({ state, type, id }: JobFilter): boolean {
  return state !== '' || type !== '' || id !== ''
}

/** Returns the jobs that pass a filter. Without one it is the same list. */
export function filterJobs(jobs: readonly JobView[], filter: JobFilter): readonly JobView[] {
  if (!isFiltering(filter)) return jobs
  const { state, type } = filter
  const text = filter.id.trim().toLowerCase()
  return jobs.filter(
    ({ job }) =>
      (state === '' || job.State === state) &&
      (type === '' || job.Type === type) &&
      (text === '' || job.Id.toLowerCase().includes(text))
  )
}

/** Returns jobs in an order. Those that are equal in it stay in the order of their creation. */
export function sortJobs(jobs: readonly JobView[], order: JobOrder | undefined): readonly JobView[] {
  if (order === undefined) return jobs
  const { key, isDescending } = order
  const sign = isDescending ? -1 : 1
  // Compared once for each job: parsing instants in each comparison would take much longer.
  const ranked = jobs.map((view) => ({ view, rank: RANKS[key](view) }))
  ranked.sort((a, b) => {
    // Jobs without a next transition come last in both orders.
    if (a.rank === b.rank) return 0
    if (a.rank === undefined || b.rank === undefined) return a.rank === undefined ? 1 : -1
    return a.rank < b.rank ? -sign : sign
  })
  return ranked.map(({ view }) => view)
}

const RANKS: Readonly<Record<SortKey, (view: JobView) => number | undefined>> = {
  state: ({ job }) => STATES.indexOf(job.State),
  polls: ({ polls }) => polls,
  nextTransition: ({ nextTransitionAt }) => (nextTransitionAt === null ? undefined : Date.parse(nextTransitionAt))
}

/** Returns the order after one more click on a column: ascending, descending, as created. */
export function nextOrder(order: JobOrder | undefined, key: SortKey): JobOrder | undefined {
  if (order?.key !== key) return { key, isDescending: false }
  return order.isDescending ? undefined : { key, isDescending: true }
}

/** Returns how many jobs are in each state, those states left out that no job is in. */
export function countStates(jobs: readonly JobView[]): readonly (readonly [state: JobState, count: number])[] {
  const counts = new Map<JobState, number>()
  for (const { job } of jobs) counts.set(job.State, (counts.get(job.State) ?? 0) + 1)
  return STATES.flatMap((state) => {
    const count = counts.get(state)
    return count === undefined ? [] : [[state, count] as const]
  })
}
