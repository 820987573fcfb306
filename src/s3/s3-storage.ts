import type { ObjectAddress, ObjectStorage, ObjectToWrite } from '../core/storage/object-storage.js'
import { StorageError } from '../core/storage/storage-error.js'
import type { WallClock } from '../core/time/wall-clock.js'
import { receiveContent } from './receive-content.js'
import { S3Client, type S3Settings } from './s3-client.js'

/** How long to wait before each further try, in milliseconds. */
export const RETRY_AFTER_MS: readonly number[] = [200, 1000]

/** Objects in an S3-compatible server. A request to which it does not respond, or responds with 5xx, is tried again. */
export class S3Storage implements ObjectStorage {
  readonly #client: S3Client
  readonly #wall: WallClock

  constructor(settings: S3Settings, wall: WallClock) {
    this.#client = new S3Client(settings, wall)
    this.#wall = wall
  }

  write({ bucket, key, content, encryption }: ObjectToWrite, signal: AbortSignal): Promise<void> {
    const headers = encryption && {
      'x-amz-server-side-encryption': encryption.type,
      ...(encryption.kmsKeyArn && { 'x-amz-server-side-encryption-aws-kms-key-id': encryption.kmsKeyArn })
    }
    const request = { method: 'PUT', object: { bucket, key }, content, ...(headers && { headers }) } as const
    return this.#try(signal, () =>
      this.#client.request(request, signal, async (response) => {
        for await (const _ of response);
      })
    )
  }

  read(object: ObjectAddress, reserve: (bytes: number) => void, signal: AbortSignal): Promise<Buffer> {
    const request = { method: 'GET', object } as const
    return this.#try(signal, () =>
      this.#client.request(request, signal, (response, progress) => receiveContent(response, reserve, progress))
    )
  }

  close(): void {
    this.#client.close()
  }

  async #try<T>(signal: AbortSignal, act: () => Promise<T>): Promise<T> {
    for (const delayMs of RETRY_AFTER_MS) {
      try {
        return await act()
      } catch (error) {
        if (!(error instanceof StorageError) || error.kind !== 'unavailable') throw error
        await this.#pause(delayMs, signal)
      }
    }
    return act()
  }

  #pause(delayMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = this.#wall.setTimer(() => {
        signal.removeEventListener('abort', leave)
        resolve()
      }, delayMs)
      const leave = () => {
        cancel()
        reject(signal.reason)
      }
      if (signal.aborted) leave()
      else signal.addEventListener('abort', leave, { once: true })
    })
  }
}
