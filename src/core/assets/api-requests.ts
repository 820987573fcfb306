import { type Bucket, takeToken } from '../time/token-bucket.js'

/** The requests to API assets that a limit counts: how many more there may be, in the sandbox's time. */
export class ApiRequests {
  #bucket: Bucket | undefined

  /** Counts a request at an instant, in epoch milliseconds. Returns whether so many may come in a second. */
  admit(perSecond: number, now: number): boolean {
    const { bucket, waitMs } = takeToken({ requests: perSecond, perMs: 1000 }, this.#bucket, now)
    this.#bucket = bucket
    return waitMs === 0
  }

  /** Forgets all requests. */
  clear(): void {
    this.#bucket = undefined
  }

  /** What is left of the limit; undefined if no request was counted. */
  snapshot(): Bucket | undefined {
    return this.#bucket
  }

  /** Goes on where a snapshot was taken. */
  restore(bucket: Bucket | undefined): void {
    this.#bucket = bucket
  }
}
