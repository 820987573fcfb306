import { formatInstant } from '../time/instant.js'
import type { Job } from './job.js'
import type { JobDetails } from './job-details.js'
import { definitionOf } from './job-types.js'
import { mergeDetails } from './merge-details.js'
import type { SignedUrlUse } from './types/signed-url-definition.js'
import type { UrlSigner } from './url-signer.js'

/** How long a signed URL is valid, in milliseconds. AWS: one hour from its creation. */
const SIGNED_URL_LIFE_MS = 3_600_000

/** Where the client reaches the server. */
export interface EndpointContext {
  /** The endpoint that the client uses, without a slash at the end. */
  readonly endpointUrl: string
}

/** The method that a URL is for. */
const METHODS = { upload: 'PUT', download: 'GET' } as const satisfies Record<SignedUrlUse, string>

/**
 * Makes the signed URLs of a sandbox. They are not stored but made for each response, so that they have the endpoint
 * that the client used.
 */
export class SignedUrls {
  readonly #signer: UrlSigner
  readonly #endpoint: EndpointContext

  constructor(signer: UrlSigner, endpoint: EndpointContext) {
    this.#signer = signer
    this.#endpoint = endpoint
  }

  /** Returns the Details of a job with the signed URL that it has in its present state. */
  detailsOf(job: Job): JobDetails {
    const { signedUrl: signed, detailsMember } = definitionOf(job.type)
    const since = signed && signedAt(job, signed.use)
    if (signed === undefined || since === undefined) return job.details as JobDetails
    const made = {
      [signed.url]: this.#sign(signed.use, job.id, since),
      [signed.expiresAt]: formatInstant(since + SIGNED_URL_LIFE_MS)
    }
    return mergeDetails({ [detailsMember]: made }, job.details) as JobDetails
  }

  #sign(use: SignedUrlUse, jobId: string, since: number): string {
    const path = ['signed-urls', use, jobId.toWellFormed()]
    const parameters: [string, string][] = [
      ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
      ['X-Amz-Date', formatInstant(since).replace(/[-:]|\.\d+/g, '')],
      ['X-Amz-Expires', String(SIGNED_URL_LIFE_MS / 1000)],
      ['X-Amz-SignedHeaders', 'host']
    ]
    const signature = this.#signer.sign({ method: METHODS[use], path, parameters })
    const query = [...parameters, ['X-Amz-Signature', signature]].map((parameter) => parameter.join('=')).join('&')
    return `${this.#endpoint.endpointUrl}/${path.map(encodeURIComponent).join('/')}?${query}`
  }
}

/** When the URL of a job was signed, to the second; undefined if it has none now, or the server does not make it. */
function signedAt({ signsUrl, seededAt, state, history }: Job, use: SignedUrlUse): number | undefined {
  if (!signsUrl) return undefined
  if (use === 'download' && state !== 'COMPLETED') return undefined
  const at = use === 'upload' ? seededAt : (history.at(-1) as Job['history'][number]).at
  return Math.floor(at / 1000) * 1000
}
