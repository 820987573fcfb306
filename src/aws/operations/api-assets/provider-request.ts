import type { FoundAsset } from '../../../core/commands/data-sets/find.js'
import { assetArn } from '../../../core/data-sets/asset.js'
import { FRAMING_HEADERS } from '../../../core/model/http-response.js'
import type { Call } from '../../call.js'
import { type QueryParameters, queryParameters } from '../../wire/member-places.js'

/** A request as the provider of an API receives it. */
export interface ProviderRequest {
  readonly method: string
  /** Begins with a slash, and has no query. */
  readonly path: string
  readonly query: QueryParameters
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** The parts of the input that the provider receives. */
interface ReceivedInput {
  readonly Method?: string
  readonly Path?: string
  readonly QueryStringParameters?: QueryParameters
  readonly RequestHeaders?: Readonly<Record<string, string>>
  readonly Body?: Uint8Array
}

/** The path of the operation, which is no part of the provider's. */
const OPERATION_PATH = '/v1'

/** The headers of a client that the provider does not receive: those of the connection, and those of AWS. */
const WITHHELD = ['host', 'expect', 'authorization', 'authentication', ...FRAMING_HEADERS]

/**
 * Returns what the provider of an API asset receives. AWS: the method, the path, the query, the body and the headers as
 * they were sent, without `Authentication` and `x-amz*`; with the host of the API, and headers that tell who sends it.
 */
export function providerRequest(call: Call, input: ReceivedInput, found: FoundAsset): ProviderRequest {
  const { request, destination } = call
  const [path, query] = splitQuery(input.Path || pathOf(destination.url))
  return {
    method: input.Method || (request.method as string),
    path: path.startsWith('/') ? path : `/${path}`,
    query: { ...queryParameters(query), ...input.QueryStringParameters },
    headers: {
      ...hostOf(found),
      ...withoutWithheld(sentHeaders(request.rawHeaders)),
      ...withoutWithheld(Object.entries(input.RequestHeaders ?? {})),
      ...senderHeaders(call, found)
    },
    body: bytesOf(input.Body)
  }
}

/** The same bytes, not a copy of them. */
function bytesOf(body: Uint8Array | undefined): Buffer {
  if (body === undefined) return Buffer.alloc(0)
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength)
}

function pathOf(url: string): string {
  const [path] = splitQuery(url)
  return path.slice(OPERATION_PATH.length)
}

/** Returns the path of a URL, and its query with the question mark. */
function splitQuery(url: string): readonly [path: string, query: string] {
  const start = url.indexOf('?')
  return start < 0 ? [url, ''] : [url.slice(0, start), url.slice(start)]
}

/** Returns the headers as they were sent. Those of Node's are changed so that Fastify takes a body of any type. */
function sentHeaders(raw: readonly string[]): [name: string, value: string][] {
  const headers = new Map<string, string>()
  for (let index = 0; index < raw.length; index += 2) {
    const [name, value] = [(raw[index] as string).toLowerCase(), raw[index + 1] as string]
    const before = headers.get(name)
    headers.set(name, before === undefined ? value : `${before}, ${value}`)
  }
  return [...headers]
}

function withoutWithheld(headers: readonly (readonly [name: string, value: string])[]): Record<string, string> {
  return Object.fromEntries(headers.filter(([name]) => !WITHHELD.includes(name) && !name.startsWith('x-amz')))
}

/** The host of the provider's API, if its endpoint is a URL. */
function hostOf({ asset }: FoundAsset): { readonly host?: string } {
  const { ApiEndpoint = '' } = asset.details.ApiGatewayApiAsset ?? {}
  return URL.canParse(ApiEndpoint) ? { host: new URL(ApiEndpoint).host } : {}
}

/**
 * AWS: the headers by which the provider knows the asset, its owner and the sender. Mock: one account plays both sides,
 * and there is no `x-amz-dataexchange-subscription-metadata`, as no subscription is emulated.
 */
function senderHeaders({ sandbox: { accountId } }: Call, found: FoundAsset): Record<string, string> {
  const { asset, revision, dataSet } = found
  const productId = dataSet.originDetails?.ProductId
  return {
    'x-amz-source-account': accountId,
    // The ARN of what is ENTITLED has no account. The provider gets its own.
    'x-amz-source-arn': assetArn(asset, revision).replace(/^((?:[^:]*:){4}):/, `$1${accountId}:`),
    'x-amzn-dataexchange-asset-id': asset.id,
    'x-amzn-dataexchange-data-set-id': dataSet.id,
    'x-amzn-dataexchange-revision-id': revision.id,
    ...(productId !== undefined && { 'x-amzn-dataexchange-product-id': productId }),
    'x-amzn-dataexchange-requester-account-id': accountId
  }
}
