import type { Job } from './job.js'
import type { PartialJobDetails } from './job-details.js'
import { type JobSeed, seedPlan } from './job-seed.js'
import { type JobTemplate, jobTemplate } from './job-template.js'
import { completeState } from './lifecycle.js'
import { mergeDetails } from './merge-details.js'
import { normalizeInstants } from './normalize-instants.js'
import type { NamedPlans, PlanStep } from './plan.js'
import { completeDetails } from './sample-details.js'
import type { SampleContext } from './types/sample-values.js'

/** What a world provides for the jobs that are made from seeds. */
export interface SeedContext extends SampleContext {
  /** What its ARNs of jobs have before the id. */
  readonly jobsArn: string
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
  return jobFromTemplate(jobTemplate(seed), context)
}

/** Makes the job of a template, as `jobFromSeed` does from its seed. */
export function jobFromTemplate(template: JobTemplate, context: SeedContext): Job {
  const { seed, complete } = template
  const { now, hasStorage = false } = context
  const id = template.id ?? context.freshId()
  const plan = template.steps ?? seedPlan(seed, context.plans)
  const first = plan[0] as PlanStep
  const createdAt = template.createdAt ?? now
  const job: Job = {
    id,
    arn: seed.Arn ?? context.jobsArn + id,
    type: seed.Type,
    createdAt,
    updatedAt: template.updatedAt ?? createdAt,
    seededAt: now,
    assetConfiguration: seed.AssetConfiguration,
    details: complete?.details ?? sampledDetails(seed, first, context),
    state: first.state,
    errors: undefined,
    signsUrl: template.signsUrl,
    assetId: undefined,
    plan,
    startPlan: undefined,
    outcome: undefined,
    checksUpload: false,
    isStarted: false,
    step: 0,
    stepSince: now,
    transfer: hasStorage && template.movesObjects ? 'ahead' : undefined,
    stepPolls: 0,
    history: [{ state: first.state, at: now }]
  }
  return completeState(job, first.errors ?? seed.Errors)
}

function sampledDetails({ Type, Details }: JobSeed, first: PlanStep, context: SeedContext): PartialJobDetails {
  return mergeDetails(normalizeInstants(completeDetails(Type, Details, context)), first.details)
}
