import type { Sandbox } from './sandbox.js'

/** A sandbox and how it is used. Instants are wall-clock epoch milliseconds. */
export interface SandboxUse {
  readonly sandbox: Sandbox
  readonly createdAt: number
  readonly lastUsedAt: number
  /** The number of its requests in progress. */
  readonly requests: number
}
