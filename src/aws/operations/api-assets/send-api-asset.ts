import { Type } from '@sinclair/typebox'
import { type ApiResponse, matchingResponse } from '../../../core/assets/api-response.js'
import type { FoundAsset } from '../../../core/commands/data-sets/find.js'
import type { Call } from '../../call.js'
import { defineOperation } from '../../operation.js'
import { ID_HEADERS } from '../../wire/api-asset-headers.js'
import { fromHeader, fromHeaders, fromPayload, fromWholeQuery } from '../../wire/member-places.js'
import { RawResponse } from '../../wire/raw-response.js'
import { spelledOut } from '../../wire/spelled-out-response.js'
import { ServiceException, WireError } from '../../wire/wire-error.js'
import { echo } from './echo.js'
import { type ProviderRequest, providerRequest } from './provider-request.js'

/** AWS: the longest body, 10 MB. Mock: the documents don't say which MB; it is that of API Gateway, 10 MiB. */
export const MAX_BODY_BYTES = 10 * 1024 * 1024

const Id = (member: keyof typeof ID_HEADERS) => fromHeader(Type.String(), ID_HEADERS[member])
const Texts = Type.Record(Type.String(), Type.String())
const Parameters = Type.Record(Type.String(), Type.Union([Type.String(), Type.Array(Type.String())]))

/**
 * `POST /v1`, or any method and path below: calls the API that an asset gives access to, as far as its provider is
 * emulated. AWS: the method, the path and headers may be given in headers of the request, or be those of the request.
 */
export const sendApiAsset = defineOperation({
  name: 'SendApiAsset',
  input: Type.Object({
    AssetId: Id('AssetId'),
    Body: Type.Optional(fromPayload(Type.Uint8Array())),
    DataSetId: Id('DataSetId'),
    Method: Type.Optional(fromHeader(Type.String(), 'x-amzn-dataexchange-http-method')),
    Path: Type.Optional(fromHeader(Type.String(), 'x-amzn-dataexchange-path')),
    QueryStringParameters: Type.Optional(fromWholeQuery(Parameters)),
    RequestHeaders: Type.Optional(fromHeaders(Texts, 'x-amzn-dataexchange-header-')),
    RevisionId: Id('RevisionId')
  }),
  output: Type.Object({
    Body: Type.Optional(fromPayload(Type.String())),
    ResponseHeaders: Type.Optional(fromHeaders(Texts, ''))
  }),
  handle(call, input) {
    const found = call.sandbox.dataSets.callApiAsset(input)
    refuseIfRevoked(found)
    const request = providerRequest(call, input, found)
    const { responses } = found.asset
    if (responses !== undefined) return seededResponse(call, responses, request)
    call.explanation.upstream = 'echo'
    return new RawResponse(echo(request))
  }
})

/** Mock: AWS does not document which exception the API of a revoked revision leads to. */
function refuseIfRevoked({ revision: { id: ResourceId, revocation } }: FoundAsset): void {
  if (revocation === undefined) return
  const Message = `The revision ${ResourceId} was revoked: ${revocation.comment}`
  throw new ServiceException('ResourceNotFoundException', { Message, ResourceId, ResourceType: 'REVISION' })
}

/** Mock: the provider is emulated by responses that were seeded. Its errors are passed on as they are. */
function seededResponse(call: Call, responses: readonly ApiResponse[], request: ProviderRequest): RawResponse {
  const index = matchingResponse(responses, request)
  const response = responses[index]
  if (response === undefined) throw noResponse(request)
  call.explanation.upstream = index
  return new RawResponse(spelledOut(response))
}

/** Mock: in our own name, so that nobody takes it for a response of the provider. No SDK retries it. */
function noResponse({ method, path }: ProviderRequest): WireError {
  const Message = `dataexchange-local has no response for ${method} ${path}: no response of the asset matches. Add one without \`method\` and \`path\` to respond to everything else.`
  return new WireError(404, 'NoApiResponseMatches', { Message })
}
