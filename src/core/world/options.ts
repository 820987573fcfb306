import type { ByteBudget } from '../assets/byte-budget.js'
import type { FaultRule } from '../faults/fault-rule.js'
import type { Job } from '../jobs/job.js'
import type { PlanDurations } from '../jobs/plan.js'
import type { OutcomeRule } from '../outcomes/outcome-rules.js'
import type { ClockSettings } from '../time/clock.js'
import type { TimeSlices } from '../time/time-slices.js'
import type { WallClock } from '../time/wall-clock.js'
import type { Scenario } from './scenario.js'

/** What a world is made from. */
export interface WorldOptions {
  /** The sandbox's name: it takes part in every random draw. */
  readonly name: string
  readonly accountId: string
  readonly region: string
  readonly seed: number
  readonly durations: PlanDurations
  readonly maxJobs: number
  /** How many requests the journal holds. */
  readonly journalLimit: number
  readonly clock: ClockSettings
  /** Loaded at the start, in this order. They have been checked, each by itself and all together. */
  readonly scenarios: readonly Scenario[]
}

/** What a scenario brought into a world. */
export interface Applied {
  readonly jobs: readonly Job[]
  readonly faults: readonly FaultRule[]
  readonly outcomes: readonly OutcomeRule[]
}

/** What worlds share: real time, turns at the process's own, and room for content. */
export interface SharedResources {
  readonly wall: WallClock
  readonly slices: TimeSlices
  readonly bytes: ByteBudget
}
