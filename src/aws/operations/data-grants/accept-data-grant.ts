import { Type } from '@sinclair/typebox'
import { ReceivedDataGrant, receivedGrant } from '../../../core/data-grants/data-grant.js'
import { defineOperation } from '../../operation.js'

/** AcceptDataGrant: gives the receiver its entitled copy of the data set. */
export const acceptDataGrant = defineOperation({
  name: 'AcceptDataGrant',
  input: Type.Object({ DataGrantArn: Type.String() }),
  output: ReceivedDataGrant,
  handle: ({ sandbox }, { DataGrantArn }) => receivedGrant(sandbox.dataGrants.accept(DataGrantArn))
})
