import { Type } from '@sinclair/typebox'
import { AssetEntry, assetEntry } from '../../../core/data-sets/asset.js'
import { defineOperation } from '../../operation.js'

/** UpdateAsset: renames an asset. */
export const updateAsset = defineOperation({
  name: 'UpdateAsset',
  input: Type.Object({
    AssetId: Type.String(),
    DataSetId: Type.String(),
    Name: Type.String(),
    RevisionId: Type.String()
  }),
  output: AssetEntry,
  handle({ sandbox }, input) {
    const { asset, revision } = sandbox.dataSets.updateAsset(input)
    return assetEntry(asset, revision)
  }
})
