import type { Job } from '../../jobs/job.js'
import { type JobError, JobErrorLimitName } from '../../jobs/job-error.js'
import { definitionOf } from '../../jobs/job-types.js'
import { sumOf } from '../../memory/size-of.js'
import { assetsToImport } from '../../world/complete-job.js'
import { jobsMentioning } from '../../world/jobs-mentioning.js'
import type { World } from '../../world/world.js'
import { dataSetsNow } from './find.js'

/**
 * Returns the error with which an import fails, and makes none of its assets, because its revision would have too many;
 * undefined if there is no limit, or the job is no import.
 *
 * Mock: AWS documents the quota and this error, not when a job runs into it. It is decided when the job starts, and
 * ends it as any other error does. Assets that other jobs are importing count as if they were there, so that no job
 * that completes brings too many. What the control plane brings is not limited.
 */
export function assetsError(world: World, job: Job): JobError | undefined {
  const { assetType, imports, detailsMember } = definitionOf(job.type)
  const limit = imports && world.limits.assets(assetType)
  if (limit === undefined) return undefined
  const { RevisionId } = job.details[detailsMember] as { readonly RevisionId: string }
  const own = assetsToImport(world, job).length
  const held = dataSetsNow(world).countAssets(RevisionId)
  if (held + own <= limit.value && held + own + beingImported(world, RevisionId, job.id) <= limit.value)
    return undefined
  const { name, value } = limit
  return {
    Code: 'SERVICE_QUOTA_EXCEEDED_EXCEPTION',
    // AWS: the enum of limits in job errors has not all those of exceptions.
    ...(isJobErrorLimit(name) && { LimitName: name }),
    LimitValue: value,
    Message: `The limit of ${value} was reached: ${name}.`,
    ResourceId: RevisionId,
    ResourceType: 'REVISION'
  }
}

/** How many assets other jobs will have imported into a revision once they complete, as their plans lead to. */
function beingImported(world: World, revisionId: string, ownId: string): number {
  const willImport = ({ id, type, plan, step = plan.length }: Job) =>
    id !== ownId &&
    definitionOf(type).imports !== undefined &&
    plan.some(({ state }, index) => index > step && state === 'COMPLETED')
  return sumOf([...jobsMentioning(world, { revisionId }, willImport)], (job) => assetsToImport(world, job).length)
}

function isJobErrorLimit(name: string): name is NonNullable<JobError['LimitName']> {
  return (JobErrorLimitName.enum as readonly string[]).includes(name)
}
