import { Type } from '@sinclair/typebox'
import { AssetType } from '../../../core/data-sets/asset-details.js'
import { dataSetEntry, GetDataSetResponse } from '../../../core/data-sets/data-set.js'
import { Tags } from '../../../core/data-sets/tags.js'
import { defineOperation } from '../../operation.js'
import { tagViolations } from '../tag-violations.js'
import { tagged } from '../tagged.js'

/** CreateDataSet: creates a data set, which is OWNED and empty. */
export const createDataSet = defineOperation({
  name: 'CreateDataSet',
  input: Type.Object({
    AssetType,
    Description: Type.String(),
    Name: Type.String(),
    Tags: Type.Optional(Tags)
  }),
  output: GetDataSetResponse,
  violations: (input) => tagViolations(input.Tags, '/Tags'),
  handle(call, input) {
    const dataSet = call.sandbox.dataSets.create(input, call.destination.credentialScope?.region)
    call.resources = { dataSetId: dataSet.id }
    return { ...dataSetEntry(dataSet), ...tagged(dataSet) }
  }
})
