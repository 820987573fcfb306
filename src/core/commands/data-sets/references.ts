import { definitionOf, type JobType } from '../../jobs/job-types.js'
import { invalid } from '../../model/refusal.js'
import type { World } from '../../world/world.js'
import { findAsset, findDataSet, findRevision, refuseIfEntitled } from './find.js'
import { readOnly } from './read-only.js'

/** The ids in the Details of a job of any type. */
interface References {
  readonly DataSetId: string
  readonly RevisionId?: string
  readonly AssetId?: string
  readonly AssetDestinations?: readonly { readonly AssetId: string }[]
  readonly RevisionDestinations?: readonly { readonly RevisionId: string }[]
}

/**
 * Throws a Refusal if a job of a type could not work on what its Details name. Mock: what AWS responds to a wrong
 * reference is not documented; CreateJob and StartJob declare these exceptions.
 */
export function refuseWrongReferences(world: World, type: JobType, details: object): void {
  const { assetType, imports } = definitionOf(type)
  const { DataSetId, RevisionId, AssetId, AssetDestinations = [], RevisionDestinations = [] } = details as References
  const dataSet = findDataSet(world, DataSetId)
  if (imports !== undefined) refuseIfEntitled(dataSet, 'import into it')
  if (dataSet.assetType !== assetType) {
    throw invalid(
      `A job of type ${type} works on data sets of type ${assetType}; the data set ${DataSetId} is of type ${dataSet.assetType}.`
    )
  }
  const revisionIds = RevisionId === undefined ? RevisionDestinations.map((each) => each.RevisionId) : [RevisionId]
  for (const revisionId of revisionIds) {
    const found = findRevision(world, DataSetId, revisionId)
    if (imports !== undefined && found.revision.finalized) throw readOnly(world, found, 'import into it')
  }
  const assetIds = AssetId === undefined ? AssetDestinations.map((each) => each.AssetId) : [AssetId]
  for (const assetId of assetIds) findAsset(world, DataSetId, RevisionId as string, assetId)
}
