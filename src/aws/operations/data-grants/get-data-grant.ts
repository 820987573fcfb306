import { Type } from '@sinclair/typebox'
import { GetDataGrantResponse, sentGrant } from '../../../core/data-grants/data-grant.js'
import { defineOperation } from '../../operation.js'
import { tagged } from '../tagged.js'

/** GetDataGrant: returns a grant to its sender. */
export const getDataGrant = defineOperation({
  name: 'GetDataGrant',
  input: Type.Object({ DataGrantId: Type.String() }),
  output: GetDataGrantResponse,
  handle({ sandbox }, { DataGrantId }) {
    const grant = sandbox.dataGrants.find(DataGrantId)
    return { ...sentGrant(grant), ...tagged(grant) }
  }
})
