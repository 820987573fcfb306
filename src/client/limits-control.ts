import type { Transport } from './transport.js'
import type { Limits } from './types.js'

/** The service quotas of a sandbox. There are none until they are set. */
export class LimitsControl {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  get(): Promise<Limits> {
    return this.#transport.ask('GET', '/limits')
  }

  /** Replaces all limits. */
  set(limits: Limits): Promise<Limits> {
    return this.#transport.ask('PUT', '/limits', { body: limits })
  }

  clear(): Promise<void> {
    return this.#transport.ask('DELETE', '/limits')
  }
}
