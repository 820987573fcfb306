/** Who signed a request, and for which region. */
export interface CredentialScope {
  readonly accessKeyId: string
  /** Absent if the request is signed for several regions. */
  readonly region?: string
}

const CREDENTIAL = 'Credential='

/** The longest credential that is read. AWS: an access key id has at most 128 characters. */
const MAX_LENGTH = 256

const DATE = /^\d{8}$/

/**
 * Returns the credential scope of a request from its header or its URL, or undefined if it is not signed.
 * AWS: Signature Version 4 has `Credential=<access key id>/<date>/<region>/<service>/aws4_request` in the header
 * `Authorization`, or as the query parameter `X-Amz-Credential`. Version 4A leaves the region out.
 */
export function credentialScope(authorization: string | undefined, url: string): CredentialScope | undefined {
  const credential = authorization === undefined ? credentialParameter(url) : credentialField(authorization)
  if (credential === undefined || credential.length > MAX_LENGTH) return undefined
  const parts = credential.split('/')
  const [accessKeyId, date] = parts
  if (!accessKeyId || date === undefined || !DATE.test(date)) return undefined
  if (parts.at(-1) !== 'aws4_request' || parts.includes('')) return undefined
  if (parts.length === 4) return { accessKeyId }
  return parts.length === 5 ? { accessKeyId, region: parts[2] as string } : undefined
}

/** The first field of the header with this name. It ends with a comma or a space. */
function credentialField(authorization: string): string | undefined {
  const start = authorization.indexOf(CREDENTIAL)
  if (start < 0) return undefined
  const field = authorization.slice(start + CREDENTIAL.length, start + CREDENTIAL.length + MAX_LENGTH + 1)
  const end = field.search(/[,\s]/)
  return end < 0 ? field : field.slice(0, end)
}

function credentialParameter(url: string): string | undefined {
  if (!url.includes('?')) return undefined
  const parameter = /[?&]X-Amz-Credential=([^&#]*)/.exec(url)?.[1]
  return parameter?.replaceAll(/%2F/gi, '/')
}
