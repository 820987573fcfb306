import { Type } from '@sinclair/typebox'
import { ReceivedDataGrant, receivedGrant } from '../../../core/data-grants/data-grant.js'
import { defineOperation } from '../../operation.js'

/** GetReceivedDataGrant: returns a grant to its receiver. */
export const getReceivedDataGrant = defineOperation({
  name: 'GetReceivedDataGrant',
  input: Type.Object({ DataGrantArn: Type.String() }),
  output: ReceivedDataGrant,
  handle: ({ sandbox }, { DataGrantArn }) => receivedGrant(sandbox.dataGrants.findReceived(DataGrantArn))
})
