import type { Random } from '../random.js'
import { formatInstant, parseInstant } from '../time/instant.js'
import type { Job } from './job.js'
import type { JobDetails } from './job-details.js'
import { definitionOf } from './job-types.js'
import { mergeDetails } from './merge-details.js'
import type { SignedUrlUse } from './types/signed-url-definition.js'

/** How long a signed URL is valid, in milliseconds. AWS: one hour from its creation. */
export const SIGNED_URL_LIFE_MS = 3_600_000

/** Where the client reaches the server. */
export interface EndpointContext {
  /** The endpoint that the client uses, without a slash at the end. */
  readonly endpointUrl: string
}

/** The parts of a signed URL. */
export interface SignedUrlParts {
  readonly use: SignedUrlUse
  readonly jobId: string
  /** `X-Amz-Date`: when the URL was signed, such as `20260302T091500Z`. */
  readonly date: string
  readonly signature: string
}

/**
 * Makes the signed URLs of a sandbox. They are not stored but made for each response, so that they have the endpoint
 * that the client used. The seed of the random numbers is the secret that signs them.
 */
export class SignedUrls {
  readonly #random: Random
  readonly #endpoint: EndpointContext

  constructor(random: Random, endpoint: EndpointContext) {
    this.#random = random
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
    const date = formatInstant(since).replace(/[-:]|\.\d+/g, '')
    const signature = signatureOf(this.#random, use, jobId, date)
    const query = `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=${date}&X-Amz-Expires=${SIGNED_URL_LIFE_MS / 1000}&X-Amz-SignedHeaders=host&X-Amz-Signature=${signature}`
    return `${this.#endpoint.endpointUrl}/signed-urls/${use}/${encodeURIComponent(jobId)}?${query}`
  }
}

/** Returns when a signed URL expires, in epoch milliseconds; undefined if the signature is not valid. */
export function signedUrlExpiry(random: Random, { use, jobId, date, signature }: SignedUrlParts): number | undefined {
  if (signature !== signatureOf(random, use, jobId, date)) return undefined
  const since = parseInstant(date.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  return since === undefined ? undefined : since + SIGNED_URL_LIFE_MS
}

function signatureOf(random: Random, ...what: string[]): string {
  return random.digest('signed-url', ...what)
}

/** When the URL of a job was signed, to the second; undefined if it has none now, or the server does not make it. */
function signedAt({ signsUrl, seededAt, state, history }: Job, use: SignedUrlUse): number | undefined {
  if (!signsUrl) return undefined
  if (use === 'download' && state !== 'COMPLETED') return undefined
  const at = use === 'upload' ? seededAt : (history.at(-1) as Job['history'][number]).at
  return Math.floor(at / 1000) * 1000
}
