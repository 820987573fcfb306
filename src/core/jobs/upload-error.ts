import type { Job } from './job.js'
import type { JobError } from './job-error.js'
import { definitionOf } from './job-types.js'

/**
 * Returns the error with which an import fails if its upload is missing (`uploadedMd5` is undefined) or does not have
 * the MD5 hash that was announced; undefined if nothing is wrong, or if the job needs no upload.
 * Mock: which codes the service uses is not documented.
 */
export function uploadError({ type, details }: Job, uploadedMd5: string | undefined): JobError | undefined {
  const { signedUrl, detailsMember } = definitionOf(type)
  if (signedUrl?.use !== 'upload') return undefined
  const own: Readonly<Record<string, unknown>> = details[detailsMember] ?? {}
  const md5 = own[signedUrl.md5]
  if (md5 === undefined || md5 === uploadedMd5) return undefined
  const what = signedUrl.describe(own)
  const errorDetails = signedUrl.errorDetails(own)
  return {
    Code: uploadedMd5 === undefined ? 'RESOURCE_NOT_FOUND_EXCEPTION' : 'VALIDATION_EXCEPTION',
    Message:
      uploadedMd5 === undefined
        ? `The ${what} was not uploaded to the signed URL.`
        : `The MD5 hash of the uploaded ${what} is not the one that the job was created with.`,
    ...(errorDetails && { Details: errorDetails })
  }
}
