import type { Filler } from '../assets/filler.js'

/** Where an object is. */
export interface ObjectAddress {
  readonly bucket: string
  readonly key: string
}

/** How the storage encrypts an object. */
export interface ObjectEncryption {
  readonly type: 'aws:kms' | 'AES256'
  readonly kmsKeyArn: string | undefined
}

/** An object to write. */
export interface ObjectToWrite extends ObjectAddress {
  readonly content: Buffer | Filler
  readonly encryption: ObjectEncryption | undefined
}

/**
 * Where the objects of S3 are kept, outside of the emulation. Its methods reject with a StorageError. What they do ends
 * when the signal is aborted, and takes a limited time in any case.
 */
export interface ObjectStorage {
  /** Writes an object, replacing one with its key. */
  write(object: ObjectToWrite, signal: AbortSignal): Promise<void>
  /**
   * Reads an object. `reserve` is called before bytes are kept, with how many, and with a negative number if they are
   * kept no longer after all. If it throws, nothing more is read, and its error is that of the reading.
   */
  read(object: ObjectAddress, reserve: (bytes: number) => void, signal: AbortSignal): Promise<Buffer>
  /** Closes its idle connections. */
  close(): void
}
