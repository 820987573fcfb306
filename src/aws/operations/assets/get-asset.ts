import { Type } from '@sinclair/typebox'
import { assetEntry, GetAssetResponse } from '../../../core/data-sets/asset.js'
import { defineOperation } from '../../operation.js'
import { tagged } from '../tagged.js'

/** GetAsset: returns an asset. */
export const getAsset = defineOperation({
  name: 'GetAsset',
  input: Type.Object({ AssetId: Type.String(), DataSetId: Type.String(), RevisionId: Type.String() }),
  output: GetAssetResponse,
  handle({ sandbox }, { DataSetId, RevisionId, AssetId }) {
    const { asset, revision } = sandbox.dataSets.findAsset(DataSetId, RevisionId, AssetId)
    return { ...assetEntry(asset, revision), ...tagged(asset) }
  }
})
