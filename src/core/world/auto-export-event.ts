import type { DataSetStore } from '../data-sets/data-set-store.js'
import type { EventContent } from '../event-bridge/event-bridge-event.js'
import { autoExportEnded } from '../event-bridge/event-contents.js'
import { isCreated, type Job } from '../jobs/job.js'
import type { Transition } from '../jobs/transition.js'

/** Returns the event of an export by an event action that ends with a transition; undefined if none does. */
export function autoExportEvent(dataSets: DataSetStore, job: Job, { to }: Transition): EventContent | undefined {
  if (to !== 'COMPLETED' && to !== 'ERROR') return undefined
  const { EventActionArn, DataSetId = '', RevisionDestinations = [] } = job.details.ExportRevisionsToS3 ?? {}
  if (EventActionArn === undefined) return undefined
  const { RevisionId = '' } = RevisionDestinations[0] ?? {}
  const dataSet = dataSets.dataSet(DataSetId)
  const revision = dataSets.revision(RevisionId)
  // One that was seeded may name what never existed, and there would be nothing true to say.
  if (!isCreated(job) && (dataSet === undefined || revision === undefined)) return undefined
  const exported = dataSet ?? { id: DataSetId, arn: EventActionArn }
  return autoExportEnded(exported, revision ?? { id: RevisionId, comment: undefined }, to === 'COMPLETED')
}
