import { partitionOf } from '../model/partition.js'
import { epochMs } from '../time/instant.js'
import type { Job } from './job.js'
import { type JobSeed, seedId, seedPlan } from './job-seed.js'
import { definitionOf } from './job-types.js'
import { completeState } from './lifecycle.js'
import { mergeDetails } from './merge-details.js'
import { normalizeInstants, normalizePlan } from './normalize-instants.js'
import type { NamedPlans, PlanStep } from './plan.js'
import { completeDetails } from './sample-details.js'
import type { SampleContext } from './types/sample-values.js'

/** What a world provides for the jobs that are made from seeds. */
export interface SeedContext extends SampleContext {
  readonly plans: NamedPlans
  /** Whether there is a storage, so that objects are moved. */
  readonly hasStorage?: boolean
  /** Returns an id that no job has. */
  freshId(): string
}

/**
 * Makes the job that a seed describes, at the first step of its plan. The seed must have no problems. Its parts are
 * not copied: all sandboxes share the Details and the plan of a fixture.
 */
export function jobFromSeed(seed: JobSeed, context: SeedContext): Job {
  const { now, region, accountId, hasStorage = false } = context
  const id = seedId(seed) ?? context.freshId()
  const details = normalizeInstants(completeDetails(seed.Type, seed.Details, context))
  const plan = normalizePlan(seedPlan(seed, context.plans))
  const first = plan[0] as PlanStep
  const createdAt = epochMs(seed.CreatedAt) ?? now
  const job: Job = {
    id,
    arn: seed.Arn ?? `arn:${partitionOf(region)}:dataexchange:${region}:${accountId}:jobs/${id}`,
    type: seed.Type,
    createdAt,
    updatedAt: epochMs(seed.UpdatedAt) ?? createdAt,
    seededAt: now,
    assetConfiguration: seed.AssetConfiguration,
    details: mergeDetails(details, first.details),
    state: first.state,
    errors: undefined,
    signsUrl: signsUrl(seed),
    assetId: undefined,
    plan,
    startPlan: undefined,
    outcome: undefined,
    checksUpload: false,
    isStarted: false,
    step: 0,
    stepSince: now,
    transfer: hasStorage && definitionOf(seed.Type).objects !== undefined ? 'ahead' : undefined,
    stepPolls: 0,
    history: [{ state: first.state, at: now }]
  }
  return completeState(job, first.errors ?? seed.Errors)
}

/** Whether a seed may be a response that was copied from the service. */
function isCopied({ plan, Details }: JobSeed): boolean {
  return plan === undefined && Details !== undefined
}

/**
 * Whether the server makes the signed URL of a job. A copied response stays as it is, except that it gets a URL that
 * every response has.
 */
function signsUrl(seed: JobSeed): boolean {
  const { signedUrl, responseDetails } = definitionOf(seed.Type)
  if (signedUrl && responseDetails.required?.includes(signedUrl.url)) return true
  if (signedUrl?.use === 'upload') return seed.Details === undefined
  return !isCopied(seed) && !givesUrl(seed)
}

/** Whether a seed gives the signed URL itself, now or in a later step. */
function givesUrl({ Type, Details, plan }: JobSeed): boolean {
  const { signedUrl, detailsMember } = definitionOf(Type)
  if (signedUrl === undefined) return false
  const steps = typeof plan === 'object' ? plan : []
  return [Details, ...steps.map(({ details }) => details)].some((details) => {
    const own: Readonly<Record<string, unknown>> | undefined = details?.[detailsMember]
    return own?.[signedUrl.url]
  })
}
