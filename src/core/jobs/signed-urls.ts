import type { Random } from '../random.js'
import { formatInstant, parseInstant } from '../time/instant.js'
import type { Job } from './job.js'
import type { JobDetails } from './job-details.js'
import { definitionOf } from './job-types.js'
import { mergeDetails } from './merge-details.js'
import type { SignedUrlUse } from './types/signed-url-definition.js'

/** How long a signed URL works, in milliseconds. AWS: one hour from when it is created. */
export const SIGNED_URL_LIFE_MS = 3_600_000

/** One to whom URLs are shown, and what it has as its endpoint, without a slash at the end. */
export interface EndpointContext {
  readonly endpointUrl: string
}

/** A signed URL taken apart. */
export interface SignedUrlParts {
  readonly use: SignedUrlUse
  readonly jobId: string
  /** `X-Amz-Date`: when it was signed, such as `20260302T091500Z`. */
  readonly date: string
  readonly signature: string
}

/**
 * The signed URLs of a sandbox. They are not kept but made whenever a job is shown, from what is known of it, so that
 * they lead back to where the client asked. The secret that signs them is the random numbers' seed.
 */
export class SignedUrls {
  readonly #random: Random
  readonly #asker: EndpointContext

  constructor(random: Random, asker: EndpointContext) {
    this.#random = random
    this.#asker = asker
  }

  /** A job's Details as the service shows them: with the signed URL that belongs to its state. */
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
    return `${this.#asker.endpointUrl}/signed-urls/${use}/${encodeURIComponent(jobId)}?${query}`
  }
}

/** When a signed URL ceases to work, in epoch milliseconds; undefined if nobody here has signed it so. */
export function signedUrlExpiry(random: Random, { use, jobId, date, signature }: SignedUrlParts): number | undefined {
  if (signature !== signatureOf(random, use, jobId, date)) return undefined
  const since = parseInstant(date.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  return since === undefined ? undefined : since + SIGNED_URL_LIFE_MS
}

function signatureOf(random: Random, ...what: string[]): string {
  return random.digest('signed-url', ...what)
}

/** When the URL of a job was signed, to the second; undefined if it has none, or has one from elsewhere. */
function signedAt({ signsUrl, seededAt, state, history }: Job, use: SignedUrlUse): number | undefined {
  if (!signsUrl) return undefined
  if (use === 'download' && state !== 'COMPLETED') return undefined
  const at = use === 'upload' ? seededAt : (history.at(-1) as Job['history'][number]).at
  return Math.floor(at / 1000) * 1000
}
