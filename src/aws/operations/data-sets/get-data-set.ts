import { Type } from '@sinclair/typebox'
import { dataSetEntry, GetDataSetResponse } from '../../../core/data-sets/data-set.js'
import { defineOperation } from '../../operation.js'
import { tagged } from '../tagged.js'

/** GetDataSet: returns a data set. */
export const getDataSet = defineOperation({
  name: 'GetDataSet',
  input: Type.Object({ DataSetId: Type.String() }),
  output: GetDataSetResponse,
  handle({ sandbox }, { DataSetId }) {
    const dataSet = sandbox.dataSets.find(DataSetId)
    return { ...dataSetEntry(dataSet), ...tagged(dataSet) }
  }
})
