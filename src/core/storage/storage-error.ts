/**
 * Why an object was not moved. `not-found`: there is no such bucket or object. `access-denied`: the credentials do not
 * allow it. `invalid`: the storage refuses the request for another reason. `no-room`: the content is more than there is
 * room for. `unavailable`: the storage does not respond, or fails.
 */
export type StorageErrorKind = 'not-found' | 'access-denied' | 'invalid' | 'no-room' | 'unavailable'

/** Thrown when an object cannot be moved. The message is a sentence for users. */
export class StorageError extends Error {
  readonly kind: StorageErrorKind

  constructor(kind: StorageErrorKind, message: string) {
    super(message)
    this.kind = kind
  }
}
