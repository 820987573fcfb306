import { type Static, Type } from '@sinclair/typebox'
import { Identifier, ResourceId } from '../model/id.js'
import { epochMs, formatInstant, Instant } from '../time/instant.js'
import type { Path, Problem } from '../validation/problem.js'
import { detailsProblems, planDetailsProblems } from './details-problems.js'
import { GetJobResponse, type HistoryEntry, type Job, jobResponse } from './job.js'
import { type JobDetails, PartialJobDetails } from './job-details.js'
import { isTerminal, JobState, whyIllegal } from './job-state.js'
import { definitionOf } from './job-types.js'
import { PlanStep, planProblems } from './plan.js'

const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

const StepList = Type.Array(PlanStep, { minItems: 1 })

/** A serialized job: its wire shape, and where it is in its plan. */
export const JobSnapshot = Type.Object(
  {
    serial: Type.Integer({
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      description: 'A position in the list of jobs.'
    }),
    /** Its Details do not have the signed URLs that the server makes. */
    job: Type.Object(
      {
        ...GetJobResponse.properties,
        Id: ResourceId,
        Arn: Type.String({ maxLength: 2048 }),
        Details: PartialJobDetails
      },
      { additionalProperties: false }
    ),
    seededAt: Instant,
    signsUrl: Type.Boolean(),
    assetId: Type.Optional(ResourceId),
    plan: StepList,
    startPlan: Type.Optional(StepList),
    outcome: Type.Optional(Identifier),
    checksUpload: Type.Boolean(),
    isStarted: Type.Boolean(),
    step: Type.Union([Count, Type.Null()], {
      description: 'The index of the plan step that the job is in, counted from 0. Null once the job has left its plan.'
    }),
    stepSince: Instant,
    /** Since when it moves objects in S3, which is all that keeps it from being COMPLETED. */
    transferSince: Type.Optional(Instant),
    polls: Count,
    stepPolls: Count,
    history: Type.Array(Type.Object({ state: JobState, at: Instant }, { additionalProperties: false }), { minItems: 1 })
  },
  { additionalProperties: false }
)
export type JobSnapshot = Static<typeof JobSnapshot>

/** Serializes a job. */
export function toJobSnapshot(job: Job, serial: number, polls: number): JobSnapshot {
  const { seededAt, signsUrl, assetId, plan, startPlan, outcome, step, stepPolls, transfer } = job
  return {
    serial,
    job: jobResponse(job, job.details as JobDetails),
    seededAt: formatInstant(seededAt),
    signsUrl,
    ...(assetId !== undefined && { assetId }),
    plan: plan as PlanStep[],
    ...(startPlan !== undefined && { startPlan: startPlan as PlanStep[] }),
    ...(outcome !== undefined && { outcome }),
    checksUpload: job.checksUpload,
    isStarted: job.isStarted,
    step: step ?? null,
    stepSince: formatInstant(job.stepSince),
    ...(typeof transfer === 'number' && { transferSince: formatInstant(transfer) }),
    polls,
    stepPolls,
    history: job.history.map(({ state, at }) => ({ state, at: formatInstant(at) }))
  }
}

/** Restores a serialized job. With a storage, it moves its objects before it completes; a transfer begins anew. */
export function fromJobSnapshot(snapshot: JobSnapshot, hasStorage = false): Job {
  const { job, seededAt, history, step, stepSince, transferSince, ...others } = snapshot
  const { signsUrl, assetId, plan, startPlan, outcome, checksUpload, isStarted, stepPolls } = others
  const movesObjects = hasStorage && definitionOf(job.Type).objects !== undefined && !isTerminal(job.State)
  return {
    id: job.Id,
    arn: job.Arn,
    type: job.Type,
    createdAt: epochMs(job.CreatedAt),
    updatedAt: epochMs(job.UpdatedAt),
    seededAt: epochMs(seededAt),
    assetConfiguration: job.AssetConfiguration,
    details: job.Details,
    state: job.State,
    errors: job.Errors,
    signsUrl,
    assetId,
    plan,
    startPlan,
    outcome,
    checksUpload,
    isStarted,
    step: step ?? undefined,
    stepSince: epochMs(stepSince),
    transfer: movesObjects ? (transferSince === undefined ? 'ahead' : epochMs(transferSince)) : undefined,
    stepPolls,
    history: history.map(({ state, at }): HistoryEntry => ({ state, at: epochMs(at) })) as unknown as Job['history']
  }
}

/** What is wrong with a serialized job that its schema allows. */
export function jobSnapshotProblems(snapshot: JobSnapshot, at: Path): Problem[] {
  const { job, plan, startPlan = [], step, transferSince, history } = snapshot
  const problems = [
    ...detailsProblems(job.Type, job.Details, [...at, 'job', 'Details']),
    ...planProblems(plan, [...at, 'plan']),
    ...planProblems(startPlan, [...at, 'startPlan']),
    ...planDetailsProblems(job.Type, plan, [...at, 'plan']),
    ...planDetailsProblems(job.Type, startPlan, [...at, 'startPlan']),
    ...historyProblems(history, [...at, 'history'])
  ]
  const state = step === null ? job.State : plan[step]?.state
  if (state !== job.State) {
    const message = state === undefined ? `must be below ${plan.length}` : `is ${state}, and the job is ${job.State}`
    problems.push({ at: [...at, 'step'], message })
  }
  if (transferSince !== undefined && (job.State !== 'IN_PROGRESS' || step === null || step >= plan.length - 1)) {
    const message = 'belongs to a job that is IN_PROGRESS in a step that is not the last'
    problems.push({ at: [...at, 'transferSince'], message })
  }
  const last = history.at(-1)?.state
  if (last !== job.State) {
    problems.push({ at: [...at, 'history'], message: `must end with the job's state ${job.State}, not ${last}` })
  }
  if ((job.State === 'ERROR') !== (job.Errors !== undefined)) {
    const message = 'must have an entry for a job in ERROR, and be left out for any other'
    problems.push({ at: [...at, 'job', 'Errors'], message })
  }
  return problems
}

function historyProblems(history: JobSnapshot['history'], at: Path): Problem[] {
  return history.slice(1).flatMap((entry, index) => {
    const before = history[index] as JobSnapshot['history'][number]
    const illegal = whyIllegal(before.state, entry.state)
    if (illegal) return [{ at: [...at, index + 1, 'state'], message: illegal }]
    if (epochMs(entry.at) >= epochMs(before.at)) return []
    return [{ at: [...at, index + 1, 'at'], message: `is before ${before.at}, the entry before it` }]
  })
}
