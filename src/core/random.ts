import { type Cipher, createCipheriv, hash } from 'node:crypto'
import { type Static, Type } from '@sinclair/typebox'
import { customRandom } from 'nanoid'

const HEX = '0123456789abcdef'
const ID_LENGTH = 32

/** Where a stream of random numbers stands. */
export const RandomState = Type.Object(
  {
    seed: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
    /** What tells streams of one seed apart. */
    scope: Type.String(),
    /** How many bytes have been drawn. */
    count: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
  },
  { additionalProperties: false }
)
export type RandomState = Static<typeof RandomState>

/** How many bytes are made at a time: making them one id at a time takes most of the time of seeding a job. */
const POOL_BYTES = 4096

/** AES in counter mode: byte n of the stream is known without those before it. */
const ALGORITHM = 'aes-256-ctr'
const BLOCK_BYTES = 16

/**
 * A stream of random numbers that a seed and a scope determine. Its whole state is a count, so that it can be
 * written down and taken up again.
 */
export class Random {
  readonly #seed: number
  readonly #scope: string
  readonly #makeId: () => string
  /** Made when something is first drawn: a world of jobs that have all they need draws nothing. */
  #cipher: Cipher | undefined
  /** How many bytes were drawn up to the end of the pool. */
  #made: number
  #pool = Buffer.alloc(0)

  constructor({ seed, scope, count }: RandomState) {
    this.#seed = seed
    this.#scope = scope
    this.#made = count
    this.#makeId = customRandom(HEX, ID_LENGTH, (size) => this.bytes(size))
  }

  /** Where it stands: hand it to the constructor to go on from here. */
  snapshot(): RandomState {
    return { seed: this.#seed, scope: this.#scope, count: this.#made - this.#pool.length }
  }

  /** The next `size` random bytes. */
  bytes(size: number): Uint8Array {
    if (size > this.#pool.length) {
      this.#cipher ??= this.#cipherFrom(this.#made)
      const more = this.#cipher.update(Buffer.alloc(Math.max(size, POOL_BYTES)))
      this.#made += more.length
      this.#pool = Buffer.concat([this.#pool, more])
    }
    const drawn = this.#pool.subarray(0, size)
    this.#pool = this.#pool.subarray(size)
    return drawn
  }

  #cipherFrom(count: number): Cipher {
    const counter = Buffer.alloc(BLOCK_BYTES)
    counter.writeBigUInt64BE(BigInt(Math.floor(count / BLOCK_BYTES)), BLOCK_BYTES / 2)
    const cipher = createCipheriv(ALGORITHM, digest(JSON.stringify([this.#seed, this.#scope])), counter)
    cipher.update(Buffer.alloc(count % BLOCK_BYTES))
    return cipher
  }

  /** A new Data Exchange id. AWS: 32 lower-case hex digits, within the model's `[a-zA-Z0-9]{30,40}`. */
  id(): string {
    // Put together letter by letter it would be a tree of strings in memory, many times the size of its text.
    return Buffer.from(this.#makeId(), 'latin1').toString('latin1')
  }

  /** A new UUID of version 4. */
  uuid(): string {
    const bytes = Buffer.from(this.bytes(16))
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6)
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }

  /** A digest in hexadecimal that only who knows the seed can make. */
  digest(...key: readonly string[]): string {
    return digest(JSON.stringify([this.#seed, this.#scope, ...key])).toString('hex')
  }

  /** A number in [0, 1) that the seed, the scope and the key alone determine, whatever else was drawn before. */
  draw(...key: readonly (string | number)[]): number {
    return digest(JSON.stringify([this.#seed, this.#scope, ...key])).readUIntBE(0, 6) / 2 ** 48
  }
}

/** An id that nothing has: one made up before may have been pasted into a file since. */
export function freeId(random: Random, isTaken: (id: string) => boolean): string {
  for (;;) {
    const id = random.id()
    if (!isTaken(id)) return id
  }
}

function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer')
}
