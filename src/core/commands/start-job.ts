import { md5Of } from '../assets/asset-store.js'
import type { Job } from '../jobs/job.js'
import type { JobError } from '../jobs/job-error.js'
import { start } from '../jobs/lifecycle.js'
import type { ReachedLimit } from '../jobs/limits.js'
import type { Plan } from '../jobs/plan.js'
import type { World } from '../world/world.js'

/** What came of StartJob: it can be called for a job that is WAITING, and a limit may keep that from starting. */
export type StartResult = 'started' | 'not-waiting' | ReachedLimit

/** Starts a job: the plan that was waiting for this begins now. Starting it again while it is WAITING changes nothing. */
export function startJob(world: World, job: Job): StartResult {
  if (job.state !== 'WAITING') return 'not-waiting'
  if (job.isStarted) return 'started'
  const breach = world.reachedLimit(job.type)
  if (breach && breach.answer !== 'ERROR') return breach
  const plan = breach ? failing(world, limitError(breach)) : planToStart(world, job)
  const now = world.clock.now()
  world.jobs.put(plan === undefined ? { ...job, isStarted: true } : start(job, plan, now))
  if (job.assetId !== undefined) world.assets.importUpload(job.id, job.assetId)
  world.reschedule()
  return 'started'
}

/** The plan that begins when a job is started; undefined if its plan goes on as it is. */
function planToStart(world: World, job: Job): Plan | undefined {
  if (job.startPlan !== undefined) {
    const error = job.checksUpload ? uploadError(world, job) : undefined
    return error ? failing(world, error) : job.startPlan
  }
  // A seeded job: one that is held in WAITING until it is told otherwise is told now.
  const step = job.step === undefined ? undefined : job.plan[job.step]
  const following = job.step === undefined ? [] : job.plan.slice(job.step + 1)
  if (following.length === 0) return world.plans.succeeds
  return step?.forMs === undefined && step?.forPolls === undefined ? following : undefined
}

/**
 * The error in which an import ends whose upload is missing or is not what was announced.
 * Mock: which codes the service gives is not documented.
 */
function uploadError({ assets }: World, { id, details }: Job): JobError | undefined {
  const { ImportAssetFromSignedUrl: asset, ImportAssetFromApiGatewayApi: api } = details
  const md5 = asset?.Md5Hash ?? api?.ApiSpecificationMd5Hash
  if (md5 === undefined) return undefined
  const upload = assets.uploadOf(id)
  if (upload !== undefined && md5Of(upload) === md5) return undefined
  const what = asset ? `asset ${asset.AssetName}` : 'API specification'
  return {
    Code: upload === undefined ? 'RESOURCE_NOT_FOUND_EXCEPTION' : 'VALIDATION_EXCEPTION',
    Message:
      upload === undefined
        ? `The ${what} was not uploaded to the signed URL.`
        : `The MD5 hash of the uploaded ${what} is not the one that the job was created with.`,
    ...(asset && { Details: { ImportAssetFromSignedUrlJobErrorDetails: { AssetName: asset.AssetName ?? '' } } })
  }
}

function limitError({ name, value }: ReachedLimit): JobError {
  return {
    Code: 'SERVICE_QUOTA_EXCEEDED_EXCEPTION',
    // AWS: the limit names of job errors are others than those of exceptions, so that this one stands in the text.
    Message: `The limit of ${value} was reached: ${name}.`,
    LimitValue: value
  }
}

/** The plan of jobs that fail, with this error. */
function failing({ plans }: World, error: JobError): Plan {
  return [...plans.fails.slice(0, -1), { state: 'ERROR', errors: [error] }]
}
