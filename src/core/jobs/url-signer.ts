import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'

/** What the signature of a URL covers. Mock: not the host, so that a URL works through proxies and mapped ports. */
export interface SignedParts {
  /** The only method that the URL is for. */
  readonly method: string
  /** The segments of the path below the sandbox, decoded. */
  readonly path: readonly string[]
  /** All parameters of the query but the signature, decoded. Their order does not matter. */
  readonly parameters: readonly (readonly [name: string, value: string])[]
}

/** Signs the URLs of one sandbox. A URL that is signed for one sandbox is not valid in another. */
export class UrlSigner {
  readonly #key: KeyObject
  readonly #sandboxName: string

  constructor(key: KeyObject, sandboxName: string) {
    this.#key = key
    this.#sandboxName = sandboxName
  }

  /** Returns the signature: 64 hexadecimal digits. */
  sign({ method, path, parameters }: SignedParts): string {
    const sorted = parameters.map((parameter) => JSON.stringify(parameter)).sort()
    const text = JSON.stringify([this.#sandboxName, method, path, sorted])
    return createHmac('sha256', this.#key).update(text).digest('hex')
  }

  /** Returns whether a signature is the right one. */
  verify(parts: SignedParts, signature: string): boolean {
    const expected = Buffer.from(this.sign(parts))
    const given = Buffer.from(signature)
    return given.length === expected.length && timingSafeEqual(given, expected)
  }
}
