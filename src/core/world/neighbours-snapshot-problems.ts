import { givesAt, isPendingAt } from '../data-grants/data-grant.js'
import type { DataGrantsSnapshot } from '../data-grants/data-grants-snapshot.js'
import { fromDataGrantSnapshot } from '../data-grants/data-grants-snapshot.js'
import type { DataSetsSnapshot } from '../data-sets/data-sets-snapshot.js'
import type { EventActionsSnapshot } from '../event-actions/event-actions-snapshot.js'
import type { Path, Problem } from '../validation/problem.js'
import { actionProblems } from './neighbour-problems.js'

/** The parts of a snapshot that name data sets, and those. */
export interface NeighboursInSnapshot {
  readonly dataSets: DataSetsSnapshot | undefined
  readonly eventActions: EventActionsSnapshot | undefined
  readonly dataGrants: DataGrantsSnapshot | undefined
  /** The instant of the snapshot in epoch milliseconds. */
  readonly now: number
}

/**
 * Returns what is wrong with the event actions and data grants of a snapshot, and with the data sets that they name.
 */
export function neighboursSnapshotProblems({
  dataSets,
  eventActions,
  dataGrants,
  now
}: NeighboursInSnapshot): Problem[] {
  const byId = new Map(dataSets?.dataSets.map((dataSet) => [dataSet.id, dataSet]))
  const problems: Problem[] = []
  for (const [index, { dataSetId, action }] of (eventActions?.held ?? []).entries()) {
    problems.push(...actionProblems(action, ['eventActions', 'held', index, 'action']))
    const dataSet = byId.get(dataSetId)
    if (dataSet?.origin === 'ENTITLED' && dataSet.assetType === 'S3_SNAPSHOT') continue
    const message = 'must be the id of an ENTITLED data set of type S3_SNAPSHOT in the snapshot'
    problems.push({ at: ['eventActions', 'held', index, 'dataSetId'], message })
  }
  for (const [index, snapshot] of (dataGrants?.held ?? []).entries()) {
    const at: Path = ['dataGrants', 'held', index]
    const grant = fromDataGrantSnapshot(snapshot)
    const copy = byId.get(grant.dataSetId)
    const gives = givesAt(grant, now)
    if ((gives || isPendingAt(grant, now)) && byId.get(grant.sourceDataSetId)?.origin !== 'OWNED') {
      problems.push({ at: [...at, 'sourceDataSetId'], message: 'must be the id of an OWNED data set in the snapshot' })
    }
    if (copy === undefined ? gives : copy.originDetails?.DataGrantId !== grant.id) {
      const message = 'must be the id of the ENTITLED data set of this grant in the snapshot'
      problems.push({ at: [...at, 'dataSetId'], message: copy === undefined ? message : `${message}, not of another` })
    } else if (copy !== undefined && grant.acceptedAt === undefined) {
      problems.push({
        at: [...at, 'acceptedAt'],
        message: 'is missing, as the ENTITLED data set of the grant is there'
      })
    }
  }
  return problems
}
