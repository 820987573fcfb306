import { Type } from '@sinclair/typebox'
import { GetDataGrantResponse, GrantDistributionScope, sentGrant } from '../../../core/data-grants/data-grant.js'
import { Tags } from '../../../core/data-sets/tags.js'
import { RequestId } from '../../../core/jobs/types/request-shapes.js'
import { Instant } from '../../../core/time/instant.js'
import { BoundedText } from '../../../core/validation/bounded-text.js'
import { defineOperation } from '../../operation.js'
import { tagViolations } from '../tag-violations.js'
import { tagged } from '../tagged.js'

/** CreateDataGrant: offers a data set to another account. */
export const createDataGrant = defineOperation({
  name: 'CreateDataGrant',
  input: Type.Object({
    Description: Type.Optional(Type.String()),
    EndsAt: Type.Optional(Instant),
    GrantDistributionScope,
    // AWS: the service model's `DataGrantName`.
    Name: BoundedText(1, 256),
    ReceiverPrincipal: Type.String({ pattern: '^\\d{12}$' }),
    SourceDataSetId: RequestId,
    Tags: Type.Optional(Tags)
  }),
  output: GetDataGrantResponse,
  violations: (input) => tagViolations(input.Tags, '/Tags'),
  handle(call, request) {
    call.resources = { dataSetId: request.SourceDataSetId }
    const grant = call.sandbox.dataGrants.create(request, call.destination.credentialScope?.region)
    return { ...sentGrant(grant), ...tagged(grant) }
  }
})
