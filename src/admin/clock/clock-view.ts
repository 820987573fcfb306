import { type Static, Type } from '@sinclair/typebox'
import { JobState } from '../../core/jobs/job-state.js'
import type { Transition } from '../../core/jobs/transition.js'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import { ClockSettings } from '../../core/time/clock.js'
import { formatInstant, Instant } from '../../core/time/instant.js'
import { Nullable } from '../plane/schemas.js'

/** A sandbox's clock as the control plane shows it. */
export const ClockView = Type.Object(
  {
    ...Type.Required(ClockSettings).properties,
    nextTransitionAt: Nullable(Instant, { description: 'null where time alone changes nothing' })
  },
  { additionalProperties: false }
)
export type ClockView = Static<typeof ClockView>

/** A transition as the control plane shows it, with the instant at which it was due. */
export const TransitionView = Type.Object(
  { jobId: Type.String(), from: JobState, to: JobState, at: Instant },
  { additionalProperties: false }
)
export type TransitionView = Static<typeof TransitionView>

/** Shows a sandbox's clock. */
export function viewClock({ clock, jobs: { nextTransitionAt } }: Sandbox): ClockView {
  return {
    ...clock.snapshot(),
    nextTransitionAt: nextTransitionAt === undefined ? null : formatInstant(nextTransitionAt)
  }
}

/** Shows a transition. */
export function viewTransition({ jobId, from, to, at }: Transition): TransitionView {
  return { jobId, from, to, at: formatInstant(at) }
}
