import { regionOf } from '../../data-sets/arns.js'
import type { DataSet } from '../../data-sets/data-set.js'
import type { Revision } from '../../data-sets/revision.js'
import type { EventAction } from '../../event-actions/event-action.js'
import type { JobSeed } from '../../jobs/job-seed.js'
import { AUTO_EXPORT_KEY_PATTERN } from '../../jobs/key-pattern.js'
import { sumOf } from '../../memory/size-of.js'
import type { World } from '../../world/world.js'
import { createJob } from '../create-job.js'
import { refuseTooManyJobs } from '../preconditions.js'
import { startJob } from '../start-job.js'

/** Throws a SandboxError if there is no room for the jobs that publishing so many revisions of each data set starts. */
export function refuseTooManyExports(world: World, dataSets: readonly DataSet[], revisions: number): void {
  const exports = sumOf(dataSets, ({ id }) => world.eventActions.count(id)) * revisions
  refuseTooManyJobs(world, world.jobs.size + exports)
}

/**
 * Starts a job for each event action on a data set and each of its revisions that was published: in the order in which the
 * event actions were created, and in their regions. Mock: a reached limit of jobs in progress lets the job end in ERROR.
 */
export function exportPublished(world: World, dataSetId: string, revisions: readonly Revision[]): void {
  const eventActions = [...world.eventActions.list(dataSetId)].reverse()
  for (const revision of revisions) {
    for (const eventAction of eventActions) {
      const { id } = createJob(world, exportRequest(eventAction, revision), regionOf(eventAction.arn))
      startJob(world, id, { onLimit: 'ERROR' })
    }
  }
}

function exportRequest({ arn, action }: EventAction, { id, dataSetId }: Revision) {
  const { RevisionDestination, Encryption } = action.ExportRevisionToS3 as NonNullable<typeof action.ExportRevisionToS3>
  const { Bucket, KeyPattern = AUTO_EXPORT_KEY_PATTERN } = RevisionDestination
  return {
    Type: 'EXPORT_REVISIONS_TO_S3',
    Details: {
      ExportRevisionsToS3: {
        DataSetId: dataSetId,
        ...(Encryption && { Encryption }),
        EventActionArn: arn,
        RevisionDestinations: [{ Bucket, KeyPattern, RevisionId: id }]
      }
    }
  } as const satisfies JobSeed
}
