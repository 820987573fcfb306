import { invalid, Refusal } from '../../model/refusal.js'
import type { World } from '../../world/world.js'
import { type FoundAsset, findAsset } from '../data-sets/find.js'

/** The ids by which a client names an API asset. */
export interface ApiAssetIds {
  readonly DataSetId: string
  readonly RevisionId: string
  readonly AssetId: string
}

/**
 * Counts a request to an API asset, and returns the asset. Whatever the references of jobs are, the asset must exist.
 * Throws a Refusal if the limit of requests is reached, or if there is no such asset, or one that is no API. Mock: AWS
 * does not document which exception an asset that is no API leads to.
 */
export function callApiAsset(world: World, { DataSetId, RevisionId, AssetId }: ApiAssetIds): FoundAsset {
  const { limits, apiRequests, clock } = world
  const perSecond = limits.apiRequestsPerSecond
  if (perSecond !== undefined && !apiRequests.admit(perSecond, clock.now())) throw throttled(perSecond)
  const found = findAsset(world, DataSetId, RevisionId, AssetId)
  const { type } = found.asset
  if (type !== 'API_GATEWAY_API') {
    throw invalid(`The asset ${AssetId} is of type ${type}; SendApiAsset takes assets of type API_GATEWAY_API.`)
  }
  return found
}

function throttled(perSecond: number): Refusal {
  const Message = `The limit of ${perSecond} requests to API assets in a second is reached. Slow down and try again.`
  return new Refusal('ThrottlingException', { Message })
}
