import { Type } from '@sinclair/typebox'
import { defineOperation } from '../../operation.js'

/** DeleteRevision: deletes a revision with its assets. */
export const deleteRevision = defineOperation({
  name: 'DeleteRevision',
  input: Type.Object({ DataSetId: Type.String(), RevisionId: Type.String() }),
  output: Type.Void(),
  handle: ({ sandbox }, { DataSetId, RevisionId }) => sandbox.dataSets.deleteRevision(DataSetId, RevisionId)
})
