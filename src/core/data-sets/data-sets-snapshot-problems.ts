import type { Steps } from '../time/steps.js'
import { type Path, type Problem, repeatedIds } from '../validation/problem.js'
import { ASSET_DETAILS_MEMBER } from './asset-details-member.js'
import type { DataSetsSnapshot } from './data-sets-snapshot.js'
import { responsesProblems } from './seed-problems.js'

/** Returns what is wrong with the data sets of a snapshot whose shape is right, and yields after each entry. */
export function* dataSetsSnapshotProblems(snapshot: DataSetsSnapshot, at: Path): Steps<Problem[]> {
  const { nextSerial, dataSets, revisions, assets } = snapshot
  const problems: Problem[] = []
  const add = (path: Path, message: string) => problems.push({ at: [...at, ...path], message })
  const dataSetTypes = new Map(dataSets.map(({ id, assetType }) => [id, assetType]))
  const dataSetOf = new Map(revisions.map(({ id, dataSetId }) => [id, dataSetId]))
  for (const [kind, entries] of [
    ['dataSets', dataSets],
    ['revisions', revisions]
  ] as const) {
    for (const [index, { serial }] of entries.entries()) {
      if (serial >= nextSerial) add([kind, index, 'serial'], `must be below nextSerial, which is ${nextSerial}`)
      yield
    }
  }
  for (const [index, { dataSetId }] of revisions.entries()) {
    if (!dataSetTypes.has(dataSetId)) add(['revisions', index, 'dataSetId'], 'is the id of no data set in the snapshot')
    yield
  }
  for (const [index, { dataSetId, revisionId, type, details, responses }] of assets.entries()) {
    if (dataSetOf.get(revisionId) !== dataSetId) {
      add(['assets', index, 'revisionId'], 'is the id of no revision of its data set in the snapshot')
    } else if (dataSetTypes.get(dataSetId) !== type) {
      add(['assets', index, 'type'], `must be ${dataSetTypes.get(dataSetId)}, as its data set has it`)
    }
    if (details[ASSET_DETAILS_MEMBER[type]] === undefined || Object.keys(details).length > 1) {
      add(['assets', index, 'details'], `must have exactly the member ${ASSET_DETAILS_MEMBER[type]}`)
    }
    problems.push(...responsesProblems(responses, type, [...at, 'assets', index, 'responses']))
    yield
  }
  for (const kind of ['dataSets', 'revisions', 'assets'] as const) {
    const ids = snapshot[kind].map(({ id }) => id)
    problems.push(...repeatedIds(ids, (index) => [...at, kind, index, 'id']))
  }
  const serials = [...dataSets, ...revisions].map(({ serial }) => serial)
  if (new Set(serials).size < serials.length) add([], 'two data sets or revisions have the same serial')
  return problems
}
