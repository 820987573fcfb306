import type { TSchema } from '@sinclair/typebox'
import { ClockAdvance, ClockSetting } from '../core/clock.js'
import { FaultDelay, FaultEffect, FaultMatch, FaultSeed } from '../core/fault.js'
import { GetJobResponse } from '../core/job.js'
import { JobDetails, PartialJobDetails } from '../core/job-details.js'
import { JobError } from '../core/job-error.js'
import { JobSeed } from '../core/job-seed.js'
import { JobSnapshot } from '../core/job-snapshot.js'
import { JobState } from '../core/job-state.js'
import { JobType } from '../core/job-types.js'
import { LimitsSetting } from '../core/limits.js'
import { OperationName } from '../core/operation.js'
import { OutcomeSeed } from '../core/outcome.js'
import { PlanSeed, PlanStep } from '../core/plan.js'
import { Scenario } from '../core/scenario.js'
import { Sdk } from '../core/sdk-headers.js'
import { SnapshotDocument } from '../core/snapshot.js'
import { Verdict } from '../core/verdict.js'
import { Verification } from '../core/verify.js'
import { AdminErrorBody } from './admin-error.js'
import { ListMeta } from './answer-types.js'
import { AssetView } from './assets.js'
import { CallView } from './calls.js'
import { ClockAdvanced } from './clock.js'
import { ClockView, TransitionView } from './clock-view.js'
import { FaultView } from './fault-view.js'
import { Health } from './health.js'
import { JobView } from './job-view.js'
import { OutcomeView } from './outcome-view.js'
import { PollsView } from './polls.js'
import { RequestView } from './request-view.js'
import { SandboxView } from './sandboxes.js'
import { ScenarioApplied, ScenarioView } from './scenarios.js'
import { StreamEvent } from './stream-event.js'

/** The schemas that have a name in the document; wherever one of them occurs, there is a reference to it. */
const NAMED: Readonly<Record<string, TSchema>> = {
  AssetView,
  CallView,
  ClockAdvance,
  ClockAdvanced,
  ClockSetting,
  ClockView,
  Error: AdminErrorBody,
  FaultDelay,
  FaultEffect,
  FaultMatch,
  FaultSeed,
  FaultView,
  Health,
  Job: GetJobResponse,
  JobDetails,
  JobError,
  JobSeed,
  JobSnapshot,
  JobState,
  JobType,
  JobView,
  LimitsSetting,
  ListMeta,
  OperationName,
  OutcomeSeed,
  OutcomeView,
  PartialJobDetails,
  PlanSeed,
  PlanStep,
  PollsView,
  RequestView,
  SandboxView,
  Scenario,
  ScenarioApplied,
  ScenarioView,
  Sdk,
  Snapshot: SnapshotDocument,
  StreamEvent,
  TransitionView,
  Verdict,
  Verification
}

/** A part of the document. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/**
 * Puts references in the place of named schemas. They are told by their text: a schema that became an optional member
 * of another is not the same object any more.
 */
export class Components {
  readonly #names = new Map(Object.entries(NAMED).map(([name, schema]) => [JSON.stringify(schema), name]))

  /** The named schemas, as `components.schemas` holds them. */
  schemas(): Json {
    return mapValues(NAMED, (schema) => this.#within(plain(schema)))
  }

  /** A schema as it occurs in the document. */
  refer(schema: TSchema): Json {
    return this.#refer(plain(schema))
  }

  #refer(part: Json): Json {
    if (typeof part !== 'object' || part === null) return part
    const name = this.#names.get(JSON.stringify(part))
    return name === undefined ? this.#within(part) : { $ref: `#/components/schemas/${name}` }
  }

  #within(part: Json): Json {
    if (Array.isArray(part)) return part.map((each) => this.#refer(each))
    return mapValues(part as Readonly<Record<string, Json>>, (each) => this.#refer(each))
  }
}

/** Without TypeBox's symbols. */
function plain(schema: TSchema): Json {
  return JSON.parse(JSON.stringify(schema))
}

function mapValues<T>(values: Readonly<Record<string, T>>, map: (value: T) => Json): Json {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]))
}
