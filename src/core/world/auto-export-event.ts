import type { DataSetStore } from '../data-sets/data-set-store.js'
import type { EventContent } from '../event-bridge/event-bridge-event.js'
import { autoExportEnded } from '../event-bridge/event-contents.js'
import type { Job } from '../jobs/job.js'
import type { Transition } from '../jobs/transition.js'

/** Returns the event of an export by an event action that ends with a transition; undefined if none does. */
export function autoExportEvent(
  dataSets: DataSetStore,
  { details }: Job,
  { to }: Transition
): EventContent | undefined {
  if (to !== 'COMPLETED' && to !== 'ERROR') return undefined
  const { EventActionArn, DataSetId = '', RevisionDestinations = [] } = details.ExportRevisionsToS3 ?? {}
  if (EventActionArn === undefined) return undefined
  const dataSet = dataSets.dataSet(DataSetId)
  const revision = dataSets.revision(RevisionDestinations[0]?.RevisionId ?? '')
  // One that was seeded may name what does not exist, and there would be nothing true to say.
  if (dataSet === undefined || revision === undefined) return undefined
  return autoExportEnded(dataSet, revision, to === 'COMPLETED')
}
