import type { JobState } from '../../client/index.js'

/** The state of a job, in words and in a colour. */
export function StateBadge({ state }: { readonly state: JobState }) {
  return <span class={`badge state-${state}`}>{state}</span>
}
