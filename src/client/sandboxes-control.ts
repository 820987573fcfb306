import type { Transport } from './transport.js'
import type { SandboxView } from './types.js'

/** All sandboxes of the server. */
export class SandboxesControl {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  async list(): Promise<SandboxView[]> {
    const { sandboxes } = await this.#transport.ask<{ sandboxes: SandboxView[] }>('GET', '/sandboxes')
    return sandboxes
  }

  /** Drops a sandbox, with all that it holds. Its next request makes it anew. */
  drop(name: string): Promise<void> {
    return this.#transport.ask('DELETE', `/sandboxes/${encodeURIComponent(name)}`)
  }

  /** Drops all sandboxes. */
  clear(): Promise<void> {
    return this.#transport.ask('DELETE', '/sandboxes')
  }
}
