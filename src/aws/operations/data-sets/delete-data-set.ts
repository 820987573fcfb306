import { Type } from '@sinclair/typebox'
import { defineOperation } from '../../operation.js'

/** DeleteDataSet: deletes a data set with its revisions and their assets. */
export const deleteDataSet = defineOperation({
  name: 'DeleteDataSet',
  input: Type.Object({ DataSetId: Type.String() }),
  output: Type.Void(),
  handle: ({ sandbox }, { DataSetId }) => sandbox.dataSets.delete(DataSetId)
})
