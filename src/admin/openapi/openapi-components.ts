import type { TSchema } from '@sinclair/typebox'
import { Verdict } from '../../core/commands/verdict.js'
import { GetAssetResponse } from '../../core/data-sets/asset.js'
import { AssetDetails, PartialAssetDetails } from '../../core/data-sets/asset-details.js'
import { DataSetSeed } from '../../core/data-sets/data-set-seed.js'
import { RevisionAssetSeed } from '../../core/data-sets/revision-asset-seed.js'
import { RevisionSeed } from '../../core/data-sets/revision-seed.js'
import { FaultDelay } from '../../core/faults/delay.js'
import { FaultEffect } from '../../core/faults/effects/effect.js'
import { FaultSeed } from '../../core/faults/fault.js'
import { FaultMatch } from '../../core/faults/fault-match.js'
import { GetJobResponse } from '../../core/jobs/job.js'
import { JobDetails, PartialJobDetails } from '../../core/jobs/job-details.js'
import { JobError } from '../../core/jobs/job-error.js'
import { JobSeed } from '../../core/jobs/job-seed.js'
import { JobSnapshot } from '../../core/jobs/job-snapshot.js'
import { JobState } from '../../core/jobs/job-state.js'
import { JobType } from '../../core/jobs/job-types.js'
import { LimitsSettings } from '../../core/jobs/limits.js'
import { PlanSeed, PlanStep } from '../../core/jobs/plan.js'
import { Sdk } from '../../core/journal/sdk-headers.js'
import { OperationName } from '../../core/model/operation.js'
import { OutcomeSeed } from '../../core/outcomes/outcome.js'
import { ClockAdvance, ClockSettings } from '../../core/time/clock.js'
import { Scenario } from '../../core/world/scenario.js'
import { SnapshotDocument } from '../../core/world/snapshot.js'
import { AssetView } from '../assets.js'
import { ClockAdvanced } from '../clock/clock.js'
import { ClockView, TransitionView } from '../clock/clock-view.js'
import { DataSetSummary, DataSetView, RevisionView } from '../data-sets/data-set-view.js'
import { StreamEvent } from '../events/stream-event.js'
import { FaultView } from '../faults/fault-view.js'
import { Health } from '../health.js'
import { JobView } from '../jobs/job-view.js'
import { CallView } from '../journal/calls.js'
import { PollsView } from '../journal/polls.js'
import { RequestView } from '../journal/request-view.js'
import { VerifyRequest } from '../journal/verify.js'
import { OutcomeView } from '../outcomes/outcome-view.js'
import { AdminErrorBody } from '../plane/admin-error.js'
import { ListMeta } from '../plane/schemas.js'
import { SandboxView } from '../sandboxes/sandboxes.js'
import { ScenarioApplied, ScenarioView } from '../sandboxes/scenarios.js'

/** The schemas that have a name in the document. Every occurrence becomes a reference. */
const NAMED: Readonly<Record<string, TSchema>> = {
  Asset: GetAssetResponse,
  AssetDetails,
  AssetView,
  CallView,
  ClockAdvance,
  ClockAdvanced,
  ClockSetting: ClockSettings,
  ClockView,
  DataSetSeed,
  DataSetSummary,
  DataSetView,
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
  LimitsSetting: LimitsSettings,
  ListMeta,
  OperationName,
  OutcomeSeed,
  OutcomeView,
  PartialAssetDetails,
  PartialJobDetails,
  PlanSeed,
  PlanStep,
  PollsView,
  RequestView,
  RevisionAssetSeed,
  RevisionSeed,
  RevisionView,
  SandboxView,
  Scenario,
  ScenarioApplied,
  ScenarioView,
  Sdk,
  Snapshot: SnapshotDocument,
  StreamEvent,
  TransitionView,
  Verdict,
  Verification: VerifyRequest
}

/** A JSON value within the document. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/**
 * Replaces named schemas with references. Compares schemas by their JSON, not by identity: `Type.Optional` makes a copy
 * of the schema it is given.
 */
export class Components {
  readonly #names = new Map(Object.entries(NAMED).map(([name, schema]) => [JSON.stringify(schema), name]))

  /** The named schemas, as `components.schemas` holds them. */
  schemas(): Json {
    return mapValues(NAMED, (schema) => this.#within(plain(schema)))
  }

  /** Returns a schema as it occurs in the document. */
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

/** Strips TypeBox's symbols. */
function plain(schema: TSchema): Json {
  return JSON.parse(JSON.stringify(schema))
}

function mapValues<T>(values: Readonly<Record<string, T>>, map: (value: T) => Json): Json {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]))
}
