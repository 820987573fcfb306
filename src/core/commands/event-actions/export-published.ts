import { regionOf } from '../../data-sets/arns.js'
import type { DataSet } from '../../data-sets/data-set.js'
import type { Revision } from '../../data-sets/revision.js'
import type { EventAction } from '../../event-actions/event-action.js'
import { requestBytes } from '../../jobs/job-bytes.js'
import type { JobSeed } from '../../jobs/job-seed.js'
import { AUTO_EXPORT_KEY_PATTERN } from '../../jobs/key-pattern.js'
import { sizeOf, sumOf } from '../../memory/size-of.js'
import type { World } from '../../world/world.js'
import { createJob } from '../create-job.js'
import { refuseTooManyJobs } from '../preconditions.js'
import { startJob } from '../start-job.js'

/** An id as long as those that are made up. */
const SAMPLE_ID = '0'.repeat(32)

/** Throws a SandboxError if there is no room for the jobs that publishing so many revisions of each data set starts. */
export function refuseTooManyExports(world: World, dataSets: readonly DataSet[], revisions: number): void {
  const exports = sumOf(dataSets, ({ id }) => world.eventActions.count(id)) * revisions
  refuseTooManyJobs(world, world.jobs.size + exports)
}

/**
 * Returns at most how many bytes of memory it takes to start the jobs of `exportPublished` for each data set and each
 * revision, of which the names of the assets are given.
 */
export function exportsBytes(
  world: World,
  dataSets: readonly DataSet[],
  revisions: readonly (readonly string[])[]
): number {
  const { eventActions, outcomes } = world
  const actions = dataSets.flatMap(({ id }) => [...eventActions.on(id)])
  return sumOf(actions, (eventAction) => {
    const request = exportRequest(eventAction, { id: SAMPLE_ID, dataSetId: eventAction.dataSetId })
    const [{ Bucket, KeyPattern }] = request.Details.ExportRevisionsToS3.RevisionDestinations
    const job = requestBytes(request) + outcomes.mostBytes
    const entry = sizeOf({ bucket: Bucket, key: '', bytes: 0, assetId: SAMPLE_ID })
    return sumOf(revisions, (names) => job + sumOf(names, (name) => entry + mostKeyBytes(KeyPattern, name)))
  })
}

/** Returns at most how many bytes the key of an asset takes. No other variable is longer than an id. */
function mostKeyBytes(pattern: string, name: string): number {
  const variables = pattern.split('${').length - 1
  return 2 * (pattern.length + variables * Math.max(name.length, SAMPLE_ID.length))
}

/**
 * Starts a job for each event action on a data set and each of its revisions that was published: in the order in which
 * the event actions were created, and in their regions. Mock: a reached limit of jobs in progress lets the job end in
 * ERROR.
 */
export function exportPublished(world: World, dataSetId: string, revisions: readonly Revision[]): void {
  const eventActions = [...world.eventActions.on(dataSetId)].reverse()
  for (const revision of revisions) {
    for (const eventAction of eventActions) {
      const { id } = createJob(world, exportRequest(eventAction, revision), regionOf(eventAction.arn))
      startJob(world, id, { onLimit: 'ERROR' })
      world.events.emit({ kind: 'auto-export', jobId: id, eventActionId: eventAction.id })
    }
  }
}

function exportRequest({ arn, action }: EventAction, { id, dataSetId }: Pick<Revision, 'id' | 'dataSetId'>) {
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
