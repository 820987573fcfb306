import type { JobState } from './job-state.js'

/** The transition of a job from one state to the next, at the instant (epoch milliseconds) at which it was due. */
export interface Transition {
  readonly jobId: string
  readonly from: JobState
  readonly to: JobState
  readonly at: number
}
