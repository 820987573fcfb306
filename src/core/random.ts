import { createHash } from 'node:crypto'
import { customRandom } from 'nanoid'

const HEX = '0123456789abcdef'
const ID_LENGTH = 32

/**
 * A stream of random numbers that a seed and a scope determine. Its whole state is a count, so that it can be
 * written down and taken up again.
 */
export class Random {
  readonly #key: string
  #count: number
  readonly #makeId: () => string

  constructor(seed: number, scope: string, count = 0) {
    this.#key = JSON.stringify([seed, scope])
    this.#count = count
    this.#makeId = customRandom(HEX, ID_LENGTH, (size) => this.bytes(size))
  }

  /** How many blocks have been drawn: hand it to the constructor to go on from here. */
  get count(): number {
    return this.#count
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
}

/** A number in [0, 1) that the seed and the key alone determine, whatever else was drawn before. */
export function draw(seed: number, ...key: readonly (string | number)[]): number {
  return digest(JSON.stringify([seed, ...key])).readUIntBE(0, 6) / 2 ** 48
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
