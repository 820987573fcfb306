import type { KeyObject } from 'node:crypto'
import type { Static } from '@sinclair/typebox'
import type { DataGrant } from '../data-grants/data-grant.js'
import type { DataSet } from '../data-sets/data-set.js'
import type { EventAction } from '../event-actions/event-action.js'
import type { FaultRule } from '../faults/fault-rule.js'
import type { Job } from '../jobs/job.js'
import type { PlanDurations } from '../jobs/plan.js'
import type { BudgetShare, SharedBudget } from '../memory/shared-budget.js'
import type { OutcomeRule } from '../outcomes/outcome-rules.js'
import type { ObjectStorage } from '../storage/object-storage.js'
import type { TransferShare, TransferSlots } from '../storage/transfer-slots.js'
import type { ClockSettings } from '../time/clock.js'
import type { TimeSlices } from '../time/time-slices.js'
import type { WallClock } from '../time/wall-clock.js'
import { StringEnum } from '../validation/string-enum.js'
import type { SandboxEvents } from './sandbox-events.js'
import type { Scenario } from './scenario.js'
import type { ServerCounts } from './server-counts.js'

/** Whether the data sets, revisions and assets of jobs are looked up: `auto` from the first data set on. */
export const References = StringEnum(['auto', 'checked', 'unchecked'])
export type References = Static<typeof References>

/** The settings of one sandbox. */
export interface WorldOptions {
  /** The sandbox's name. It is part of the seed of every random draw. */
  readonly name: string
  readonly accountId: string
  readonly region: string
  readonly seed: number
  readonly durations: PlanDurations
  readonly references: References
  readonly maxJobs: number
  /** How many requests the journal keeps. */
  readonly journalLimit: number
  readonly clock: ClockSettings
  /** Loaded at the start, in this order. They have been validated, each on its own and all together. */
  readonly scenarios: readonly Scenario[]
}

/** What a scenario added to a world. */
export interface Applied {
  readonly jobs: readonly Job[]
  readonly faults: readonly Readonly<FaultRule>[]
  readonly outcomes: readonly Readonly<OutcomeRule>[]
  readonly dataSets: readonly DataSet[]
  readonly eventActions: readonly EventAction[]
  readonly dataGrants: readonly DataGrant[]
}

/** What all sandboxes of a server share. */
export interface SharedResources {
  readonly wall: WallClock
  readonly slices: TimeSlices
  /** Bytes for the content of assets. */
  readonly bytes: SharedBudget
  /** Bytes for everything that is held in memory, content included. */
  readonly memory: SharedBudget
  /** What has happened in all sandboxes. */
  readonly counts: ServerCounts
  /** Signs the URLs of all sandboxes. */
  readonly signingKey: KeyObject
  /** What jobs move objects to and from; undefined if no objects are moved. */
  readonly storage?: SharedStorage | undefined
}

/** A storage, and how many objects are moved at a time. */
export interface SharedStorage {
  readonly objects: ObjectStorage
  readonly slots: TransferSlots
}

/** What every world of one sandbox is created with. */
export interface WorldContext {
  readonly options: WorldOptions
  readonly resources: SharedResources
  /** The sandbox's shares of the budgets. */
  readonly shares: {
    readonly content: BudgetShare
    readonly memory: BudgetShare
    readonly transfers: TransferShare | undefined
  }
  readonly events: SandboxEvents
}
