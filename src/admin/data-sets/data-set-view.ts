import { type Static, Type } from '@sinclair/typebox'
import { ApiResponse } from '../../core/assets/api-response.js'
import { JsonList, JsonMembers } from '../../core/collections/json-pieces.js'
import { type DataGrant, GetDataGrantResponse } from '../../core/data-grants/data-grant.js'
import { assetEntry, GetAssetResponse } from '../../core/data-sets/asset.js'
import { type DataSet, dataSetEntry, GetDataSetResponse } from '../../core/data-sets/data-set.js'
import type { ReadonlyDataSetStore } from '../../core/data-sets/data-set-store.js'
import { Product } from '../../core/data-sets/product.js'
import { GetRevisionResponse, type Revision, revisionEntry } from '../../core/data-sets/revision.js'
import { GetEventActionResponse } from '../../core/event-actions/event-action.js'
import type { Sandbox } from '../../core/sandbox/sandbox.js'
import { Count } from '../plane/schemas.js'
import { tagged, viewDataGrant, viewEventAction } from './neighbour-views.js'

/** An asset as the control plane shows it: its wire shape, with the responses that it was seeded with. */
export const RevisionAssetView = Type.Object(
  {
    ...GetAssetResponse.properties,
    responses: Type.Optional(
      Type.Array(ApiResponse, { description: 'The responses of an API that was seeded with any.' })
    )
  },
  { additionalProperties: false, description: 'An asset and, if it is an API, its responses.' }
)

/** A revision as the control plane shows it: its wire shape, with its assets. */
export const RevisionView = Type.Object(
  { ...GetRevisionResponse.properties, assets: Type.Array(RevisionAssetView, { description: 'Its assets, by name.' }) },
  { additionalProperties: false, description: 'A revision with its assets.' }
)
export type RevisionView = Static<typeof RevisionView>

/** A data set as the control plane shows it: its wire shape, with its revisions. */
export const DataSetView = Type.Object(
  {
    ...GetDataSetResponse.properties,
    product: Type.Optional(Product),
    eventActions: Type.Optional(
      Type.Array(GetEventActionResponse, {
        description: 'The event actions on it, the newest first. Absent if there are none.'
      })
    ),
    dataGrants: Type.Optional(
      Type.Array(GetDataGrantResponse, {
        description:
          'The data grants of it, the oldest first, or the one that it is the ENTITLED copy for. Absent if there are none.'
      })
    ),
    revisions: Type.Array(RevisionView, { description: 'Its revisions, the newest first.' })
  },
  {
    additionalProperties: false,
    description: 'A data set with its revisions and their assets, its event actions and its data grants.'
  }
)
export type DataSetView = Static<typeof DataSetView>

/** A data set in a list of the control plane: its wire shape, with the number of its revisions. */
export const DataSetSummary = Type.Object(
  { ...GetDataSetResponse.properties, product: Type.Optional(Product), revisionCount: Count },
  { additionalProperties: false, description: 'A data set with the number of its revisions.' }
)
export type DataSetSummary = Static<typeof DataSetSummary>

/** Returns a data set without its revisions. */
export function summarizeDataSet(store: ReadonlyDataSetStore, dataSet: DataSet): DataSetSummary {
  return { ...withoutRevisions(dataSet), revisionCount: store.countRevisions(dataSet.id) }
}

/**
 * Returns a data set for `sendInPieces`, with all that is in it, on it and of it now. Each revision is read in its
 * turn.
 */
export function dataSetJson(sandbox: Sandbox, dataSet: DataSet): JsonMembers {
  const { store } = sandbox.dataSets
  const eventActions = [...sandbox.eventActions.store.on(dataSet.id)]
  const dataGrants = grantsOf(sandbox, dataSet)
  // Copied, as they are sent while others may come and go.
  const revisions = new JsonList([...store.revisions(dataSet.id)], (revision) => revisionJson(store, revision))
  return new JsonMembers({
    ...withoutRevisions(dataSet),
    ...(eventActions.length > 0 && { eventActions: eventActions.map(viewEventAction) }),
    ...(dataGrants.length > 0 && { dataGrants: dataGrants.map(viewDataGrant) }),
    revisions
  })
}

/** The grants of an OWNED data set, or the one of which an ENTITLED data set is the copy. */
function grantsOf({ dataGrants: { store } }: Sandbox, { id, originDetails }: DataSet): DataGrant[] {
  const own = store.get(originDetails?.DataGrantId ?? '')
  return own?.dataSetId === id ? [own] : [...store.ofSource(id)]
}

/** Returns a revision for `sendInPieces`, with the assets that it has now. */
export function revisionJson(store: ReadonlyDataSetStore, revision: Revision): JsonMembers {
  // Copied, as it is sent while others may change.
  const assets = new JsonList([...store.assets(revision.id)], (asset) => ({
    ...assetEntry(asset, revision),
    ...tagged(asset),
    ...(asset.responses && { responses: asset.responses })
  }))
  return new JsonMembers({ ...revisionEntry(revision), ...tagged(revision), assets })
}

function withoutRevisions(dataSet: DataSet) {
  const { product } = dataSet
  return { ...dataSetEntry(dataSet), ...tagged(dataSet), ...(product && { product }) }
}
