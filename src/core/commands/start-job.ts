import { md5Of } from '../assets/md5.js'
import { isCreated, type Job } from '../jobs/job.js'
import type { JobError } from '../jobs/job-error.js'
import { definitionOf, type JobType } from '../jobs/job-types.js'
import { start } from '../jobs/lifecycle.js'
import type { ReachedLimit } from '../jobs/limits.js'
import type { Plan } from '../jobs/plan.js'
import { uploadError } from '../jobs/upload-error.js'
import { checksReferences } from '../world/checks-references.js'
import { effectsBytes } from '../world/complete-job.js'
import type { World } from '../world/world.js'
import { assetsError } from './data-sets/assets-error.js'
import { exportError } from './data-sets/export-error.js'
import { refuseWrongReferences } from './data-sets/references.js'
import { findJob } from './find-job.js'
import { refuseTooMuchMemory } from './preconditions.js'

/** The result of StartJob: a job can be started once, while it is WAITING, and a limit may be reached. */
export type StartResult = 'started' | 'not-startable' | ReachedLimit

/**
 * Starts a job, so that its plan begins now. `onLimit: 'ERROR'` lets it fail if a limit is reached, whatever the limits
 * say. Throws a SandboxError if there is none with this id.
 */
export function startJob(world: World, id: string, { onLimit }: { readonly onLimit?: 'ERROR' } = {}): StartResult {
  const job = findJob(world, id)
  if (job.state !== 'WAITING' || job.isStarted) return 'not-startable'
  const own = job.details[definitionOf(job.type).detailsMember] as object
  if (isCreated(job) && checksReferences(world)) refuseWrongReferences(world, job.type, own)
  const limit = reachedLimit(world, job.type)
  if (limit && (onLimit ?? limit.onBreach) !== 'ERROR') return limit
  const error = limit ? limitError(limit) : assetsError(world, job)
  const plan = error ? failing(world, error) : planToStart(world, job)
  const bytes = effectsBytes(world, job)
  refuseTooMuchMemory(world, bytes)
  if (bytes > 0) world.effects.reserve(job.id, bytes)
  // Before the plan begins: it may be at its end at once.
  if (job.assetId !== undefined) world.assets.importUpload(job.id, job.assetId)
  const now = world.clock.now()
  world.jobs.put(plan === undefined ? { ...job, isStarted: true } : start(job, plan, now))
  world.reschedule()
  return 'started'
}

/** The limit that keeps another job of this type from being started, if there is one. */
function reachedLimit({ limits, jobs }: World, type: JobType): ReachedLimit | undefined {
  return limits.isSet ? limits.breach(type, jobs.countActive(type)) : undefined
}

/** The plan that begins when a job is started, or undefined if its plan continues as it is. */
function planToStart(world: World, job: Job): Plan | undefined {
  if (job.startPlan !== undefined) {
    const error = job.checksUpload ? whyItFails(world, job) : undefined
    return error ? failing(world, error) : job.startPlan
  }
  // A seeded job moves on to the step that follows. If that is its end, and time or polls lead to it, they still do.
  const step = job.step === undefined ? undefined : job.plan[job.step]
  const following = job.step === undefined ? [] : job.plan.slice(job.step + 1)
  if (following.length === 0) return world.factory.startedPlans.succeeds
  const isHeld = step?.forMs === undefined && step?.forPolls === undefined
  return isHeld || following[0]?.state === 'IN_PROGRESS' ? following : undefined
}

/** Why a job whose outcome nobody has decided fails: because of its upload, or of what it exports. */
function whyItFails(world: World, job: Job): JobError | undefined {
  const upload = world.assets.uploadOf(job.id)
  return uploadError(job, upload && md5Of(upload)) ?? (checksReferences(world) ? exportError(world, job) : undefined)
}

function limitError({ name, value }: ReachedLimit): JobError {
  return {
    Code: 'SERVICE_QUOTA_EXCEEDED_EXCEPTION',
    // AWS: LimitName has other values in job errors than in exceptions, so the exception's is given in the text.
    Message: `The limit of ${value} was reached: ${name}.`,
    LimitValue: value
  }
}

/** The plan of jobs that fail, with this error. */
function failing({ factory }: World, error: JobError): Plan {
  return [...factory.startedPlans.fails.slice(0, -1), { state: 'ERROR', errors: [error] }]
}
