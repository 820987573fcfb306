import type { JobView } from '../../../client/index.js'
import { countText } from '../../parts/format.js'
import { countStates } from './job-list.js'

interface Props {
  readonly jobs: readonly JobView[]
  /** How many of them pass the filter. */
  readonly shown: number
  readonly isLoaded: boolean
}

/** How many jobs there are, and in which states. */
export function JobCounts({ jobs, shown, isLoaded }: Props) {
  const total = `${countText(jobs.length)} ${jobs.length === 1 ? 'job' : 'jobs'}`
  return (
    <p class="counts">
      {shown === jobs.length ? total : `${countText(shown)} of ${total}`}
      {!isLoaded && <span class="quiet"> so far, loading …</span>}
      {countStates(jobs).map(([state, count]) => (
        <span key={state} class={`badge state-${state}`}>
          {countText(count)} {state}
        </span>
      ))}
    </p>
  )
}
