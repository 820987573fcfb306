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
    nextTransitionAt: Nullable(Instant, {
      description: 'When the next transition is due. Null if no transition depends on time alone.'
    })
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

/** Returns a sandbox's clock as the control plane shows it. */
export function viewClock({ clock, jobs: { nextTransitionAt } }: Sandbox): ClockView {
  return {
    ...clock.snapshot(),
    nextTransitionAt: nextTransitionAt === undefined ? null : formatInstant(nextTransitionAt)
  }
}

/** Returns a transition as the control plane shows it. */
export function viewTransition({ jobId, from, to, at }: Transition): TransitionView {
  return { jobId, from, to, at: formatInstant(at) }
}
