import { setImmediate as turn } from 'node:timers/promises'
import { Filler } from '../../src/core/assets/filler.js'
import type { ObjectAddress, ObjectStorage, ObjectToWrite } from '../../src/core/storage/object-storage.js'
import type { StorageError } from '../../src/core/storage/storage-error.js'

/** A move of an object that has begun. */
interface Move extends ObjectAddress {
  readonly kind: 'read' | 'write'
  readonly signal: AbortSignal
  /** Does it, or rejects with an error. */
  end(error?: StorageError): void
}

/** Objects in memory. Each move waits until a test lets it go. */
export class HeldStorage implements ObjectStorage {
  /** Whether moves end as if they had not been aborted. */
  isDeaf = false
  /** Contents by bucket and key: `bucket/key`. */
  readonly objects = new Map<string, Buffer>()
  /** What was asked with each object that was written, by bucket and key. */
  readonly encryptions = new Map<string, ObjectToWrite['encryption']>()
  /** The moves that wait, in the order in which they began. */
  moves: Move[] = []
  /** The errors with which moves end, by bucket and key. */
  readonly errors = new Map<string, StorageError>()

  write(object: ObjectToWrite, signal: AbortSignal): Promise<void> {
    return this.#hold('write', object, signal, () => {
      const { content, encryption } = object
      this.objects.set(nameOf(object), content instanceof Filler ? Buffer.concat([...content.pieces()]) : content)
      this.encryptions.set(nameOf(object), encryption)
    })
  }

  read(object: ObjectAddress, reserve: (bytes: number) => void, signal: AbortSignal): Promise<Buffer> {
    return this.#hold('read', object, signal, () => {
      const content = this.objects.get(nameOf(object)) as Buffer
      reserve(content.length)
      return content
    })
  }

  close(): void {}

  /** The names of the objects whose moves wait and were not aborted. */
  get waiting(): string[] {
    return this.moves.filter(({ signal }) => !signal.aborted).map(nameOf)
  }

  /** Lets everything go that waits, or begins because of that, and resolves when that has had its effects. */
  async letAllGo(): Promise<void> {
    await turn()
    while (this.moves.length > 0) {
      for (const move of this.moves.splice(0)) move.end(this.errors.get(nameOf(move)))
      await turn()
    }
  }

  #hold<T>(kind: Move['kind'], object: ObjectAddress, signal: AbortSignal, act: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => this.isDeaf || reject(signal.reason))
      const end = (error?: StorageError) => {
        try {
          if (error !== undefined) throw error
          resolve(act())
        } catch (error) {
          reject(error)
        }
      }
      this.moves.push({ kind, bucket: object.bucket, key: object.key, signal, end })
    })
  }
}

function nameOf({ bucket, key }: ObjectAddress): string {
  return `${bucket}/${key}`
}
