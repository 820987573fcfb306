import type { SignedParts, UrlSigner } from '../core/jobs/url-signer.js'
import { parseInstant } from '../core/time/instant.js'
import { SignedUrlError } from './signed-url-error.js'

/** What a signed URL is for. */
export interface SignedRequest {
  readonly jobId: string
  /** When the URL expires, in epoch milliseconds. */
  readonly expiresAt: number
}

/** The methods that URLs are signed for. */
const METHODS = ['GET', 'PUT']

/**
 * Checks the signature of a request with a signed URL, whose sandbox's prefix has been taken off. Throws a
 * SignedUrlError if it is missing, or if the method, the path or any parameter is not what was signed.
 */
export function verifySignedRequest(signer: UrlSigner, method: string, url: string): SignedRequest {
  const parsed = parseUrl(url)
  if (parsed === undefined) throw doesNotMatch('the URL is not percent-encoded correctly')
  const { path, parameters, signatures } = parsed
  const [signature, ...others] = signatures
  if (signature === undefined) throw new SignedUrlError(403, 'AccessDenied', 'The URL is not signed.')
  const isFor = (each: string) => others.length === 0 && signer.verify({ method: each, path, parameters }, signature)
  if (!isFor(method)) {
    const right = METHODS.find(isFor)
    throw doesNotMatch(
      right ? `it was signed for ${right}, not for ${method}` : 'the URL was changed, or this server did not sign it'
    )
  }
  const { 'X-Amz-Date': date = '', 'X-Amz-Expires': seconds } = Object.fromEntries(parameters)
  const since = parseInstant(date.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z')) as number
  return { jobId: path[2] as string, expiresAt: since + Number(seconds) * 1000 }
}

function doesNotMatch(why: string): SignedUrlError {
  return new SignedUrlError(403, 'SignatureDoesNotMatch', `The signature does not match the request: ${why}.`)
}

/** AWS: as in S3, a URL is signed in its decoded form, so that it may be encoded in other ways than it was returned. */
function parseUrl(url: string): (Omit<SignedParts, 'method'> & { signatures: string[] }) | undefined {
  const start = url.indexOf('?')
  const [path, query] = start < 0 ? [url, ''] : [url.slice(0, start), url.slice(start + 1)]
  try {
    const parameters = query === '' ? [] : query.split('&').map(parseParameter)
    return {
      path: path.split('/').slice(1).map(decodeURIComponent),
      parameters: parameters.filter(([name]) => name !== 'X-Amz-Signature'),
      signatures: parameters.flatMap(([name, value]) => (name === 'X-Amz-Signature' ? [value] : []))
    }
  } catch {
    return undefined
  }
}

function parseParameter(text: string): [name: string, value: string] {
  const end = text.indexOf('=')
  const [name, value] = end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 1)]
  return [decodeURIComponent(name), decodeURIComponent(value)]
}
