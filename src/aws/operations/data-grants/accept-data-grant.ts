import { Type } from '@sinclair/typebox'
import type { StagedAcceptance } from '../../../core/commands/data-grants/stage-acceptance.js'
import { ReceivedDataGrant, receivedGrant } from '../../../core/data-grants/data-grant.js'
import { defineOperation } from '../../operation.js'

/** AcceptDataGrant: gives the receiver its entitled copy of the data set. */
export const acceptDataGrant = defineOperation({
  name: 'AcceptDataGrant',
  input: Type.Object({ DataGrantArn: Type.String() }),
  output: ReceivedDataGrant,
  prepare: ({ sandbox }, { DataGrantArn }) => sandbox.dataGrants.stageInSlices(DataGrantArn),
  handle: ({ sandbox, prepared }, { DataGrantArn }) =>
    receivedGrant(sandbox.dataGrants.accept(DataGrantArn, prepared as StagedAcceptance | undefined))
})
