import { Type } from '@sinclair/typebox'
import { defineOperation } from '../../operation.js'

/** DeleteAsset: deletes an asset. */
export const deleteAsset = defineOperation({
  name: 'DeleteAsset',
  input: Type.Object({ AssetId: Type.String(), DataSetId: Type.String(), RevisionId: Type.String() }),
  output: Type.Void(),
  handle: ({ sandbox }, { DataSetId, RevisionId, AssetId }) =>
    sandbox.dataSets.deleteAsset(DataSetId, RevisionId, AssetId)
})
