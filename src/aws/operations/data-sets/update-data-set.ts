import { Type } from '@sinclair/typebox'
import { DataSetEntry, dataSetEntry } from '../../../core/data-sets/data-set.js'
import { defineOperation } from '../../operation.js'

/** UpdateDataSet: changes the name or the description of a data set. */
export const updateDataSet = defineOperation({
  name: 'UpdateDataSet',
  input: Type.Object({
    DataSetId: Type.String(),
    Description: Type.Optional(Type.String()),
    Name: Type.Optional(Type.String())
  }),
  output: DataSetEntry,
  handle: ({ sandbox }, { DataSetId, ...changes }) => dataSetEntry(sandbox.dataSets.update(DataSetId, changes))
})
