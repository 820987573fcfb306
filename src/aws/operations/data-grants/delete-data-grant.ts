import { Type } from '@sinclair/typebox'
import { defineOperation } from '../../operation.js'

/** DeleteDataGrant: takes the data set away from the receiver. */
export const deleteDataGrant = defineOperation({
  name: 'DeleteDataGrant',
  input: Type.Object({ DataGrantId: Type.String() }),
  output: Type.Void(),
  handle: ({ sandbox }, { DataGrantId }) => sandbox.dataGrants.delete(DataGrantId)
})
