/** Who signed a request, and for which region. */
export interface CredentialScope {
  readonly accessKeyId: string
  /** Absent if the request is signed for several regions. */
  readonly region?: string
}

/**
 * AWS: Signature Version 4 has `Credential=<access key id>/<date>/<region>/<service>/aws4_request` in the header
 * `Authorization`, or as the query parameter `X-Amz-Credential`. Version 4A leaves the region out.
 */
const SCOPE = /Credential=([^/,\s&]+)\/\d{8}\/(?:([^/,\s&]+)\/)?[^/,\s&]+\/aws4_request/

/** Returns the credential scope of a request from its header or its URL, or undefined if it is not signed. */
export function credentialScope(authorization: string | undefined, url: string): CredentialScope | undefined {
  const text = authorization ?? credentialParameter(url)
  if (text === undefined) return undefined
  const [, accessKeyId, region] = SCOPE.exec(text) ?? []
  if (accessKeyId === undefined) return undefined
  return { accessKeyId, ...(region !== undefined && { region }) }
}

function credentialParameter(url: string): string | undefined {
  if (!url.includes('?')) return undefined
  const parameter = /[?&](X-Amz-Credential=[^&#]*)/.exec(url)?.[1]
  return parameter?.replaceAll(/%2F/gi, '/')
}
