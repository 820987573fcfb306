import type { JobError, JobErrorCode } from '../jobs/job-error.js'
import type { TransferFailure } from '../storage/move-each.js'
import type { ObjectAddress } from '../storage/object-storage.js'
import { StorageError, type StorageErrorKind } from '../storage/storage-error.js'

/** An object that was not moved, and why. */
interface Failed extends Pick<TransferFailure, 'error'> {
  /** Where it is read from; undefined for an object that is written. */
  readonly source: ObjectAddress | undefined
}

/** Mock: AWS documents the codes, not which failure of S3 has which. */
const CODES: Readonly<Record<StorageErrorKind, JobErrorCode>> = {
  'not-found': 'RESOURCE_NOT_FOUND_EXCEPTION',
  'access-denied': 'ACCESS_DENIED_EXCEPTION',
  invalid: 'VALIDATION_EXCEPTION',
  'no-room': 'SERVICE_QUOTA_EXCEEDED_EXCEPTION',
  unavailable: 'INTERNAL_SERVER_EXCEPTION'
}

/** Returns the errors of a job whose objects were not all moved: one for each code, in the order of the objects. */
export function transferErrors(failures: readonly Failed[]): JobError[] {
  const byCode = new Map<JobErrorCode, Failed[]>()
  for (const failure of failures) {
    const code = codeOf(failure.error)
    byCode.set(code, [...(byCode.get(code) ?? []), failure])
  }
  return [...byCode].map(([Code, alike]) => {
    const [first] = alike as [Failed, ...Failed[]]
    const sources = alike.flatMap(({ source }) => source ?? [])
    return {
      Code,
      Message: messageOf(first.error),
      // AWS: the model has such details for imports only. That the storage is not available is due to none of them.
      ...(sources.length > 0 &&
        Code !== 'INTERNAL_SERVER_EXCEPTION' && {
          Details: {
            ImportAssetsFromS3JobErrorDetails: sources.map(({ bucket, key }) => ({ Bucket: bucket, Key: key }))
          }
        })
    }
  })
}

function codeOf(error: unknown): JobErrorCode {
  return error instanceof StorageError ? CODES[error.kind] : 'INTERNAL_SERVER_EXCEPTION'
}

function messageOf(error: unknown): string {
  return error instanceof StorageError ? error.message : `A bug in dataexchange-local ended the transfer: ${error}`
}
