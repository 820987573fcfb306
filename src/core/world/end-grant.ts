import type { DataGrant } from '../data-grants/data-grant.js'
import { finishLater } from '../time/finish-later.js'
import type { TimeSlices } from '../time/time-slices.js'
import { failRunningJobs, type RunningJobsContext } from './fail-running-jobs.js'
import { type DataSetContext, takeAwayDataSet } from './take-away-data-set.js'

/** The parts of a world that the end of a grant changes. */
export interface GrantContext extends DataSetContext, Omit<RunningJobsContext, 'dataSets'> {
  readonly slices: TimeSlices
}

/**
 * Takes away the entitled copy of a grant whose `EndsAt` has come, at that instant. Mock: AWS documents no state for
 * such a grant: it stays ACCEPTED, and its data set does not exist any more.
 */
export function endGrant(world: GrantContext, { dataSetId, endsAt }: DataGrant): void {
  const copy = world.dataSets.dataSet(dataSetId)
  if (copy === undefined) return
  failRunningJobs(world, dataSetId, 'went with the end of its data grant', endsAt)
  finishLater(world, takeAwayDataSet(world, copy))
}
