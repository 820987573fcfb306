import type { JobSeed } from './job-seed.js'
import { definitionOf } from './job-types.js'

/**
 * Whether the server makes the signed URL of the job of a seed. A copied response stays as it is, except that it gets a
 * URL that every response has.
 */
export function signsUrl(seed: JobSeed): boolean {
  const { signedUrl, responseDetails } = definitionOf(seed.Type)
  if (signedUrl && responseDetails.required?.includes(signedUrl.url)) return true
  if (signedUrl?.use === 'upload') return seed.Details === undefined
  return !isCopied(seed) && !givesUrl(seed)
}

/** Whether a seed may be a response that was copied from the service. */
function isCopied({ plan, Details }: JobSeed): boolean {
  return plan === undefined && Details !== undefined
}

/** Whether a seed gives the signed URL itself, now or in a later step. */
function givesUrl({ Type, Details, plan }: JobSeed): boolean {
  const { signedUrl, detailsMember } = definitionOf(Type)
  if (signedUrl === undefined) return false
  const steps = typeof plan === 'object' ? plan : []
  return [Details, ...steps.map(({ details }) => details)].some((details) => {
    const own: Readonly<Record<string, unknown>> | undefined = details?.[detailsMember]
    return own?.[signedUrl.url]
  })
}
