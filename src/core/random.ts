import { hash } from 'node:crypto'
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
    /** How many blocks have been drawn. */
    count: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
  },
  { additionalProperties: false }
)
export type RandomState = Static<typeof RandomState>

/**
 * A stream of random numbers that a seed and a scope determine. Its whole state is a count, so that it can be
 * written down and taken up again.
 */
export class Random {
  readonly #seed: number
  readonly #scope: string
  readonly #key: string
  #count: number
  readonly #makeId: () => string

  constructor({ seed, scope, count }: RandomState) {
    this.#seed = seed
    this.#scope = scope
    this.#key = JSON.stringify([seed, scope])
    this.#count = count
    this.#makeId = customRandom(HEX, ID_LENGTH, (size) => this.bytes(size))
  }

  /** Where it stands: hand it to the constructor to go on from here. */
  snapshot(): RandomState {
    return { seed: this.#seed, scope: this.#scope, count: this.#count }
  }

  /** The next `size` random bytes. */
  bytes(size: number): Uint8Array {
    const blocks: Buffer[] = []
    for (let filled = 0; filled < size; filled += 32) blocks.push(digest(`${this.#key}:${this.#count++}`))
    return Buffer.concat(blocks).subarray(0, size)
  }

  /** A new Data Exchange id. AWS: 32 lower-case hex digits, within the model's `[a-zA-Z0-9]{30,40}`. */
  id(): string {
    return this.#makeId()
  }

  /** A number in [0, 1) that the seed, the scope and the key alone determine, whatever else was drawn before. */
  draw(...key: readonly (string | number)[]): number {
    return digest(JSON.stringify([this.#seed, this.#scope, ...key])).readUIntBE(0, 6) / 2 ** 48
  }
}

function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer')
}
