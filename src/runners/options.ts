import type { StartOptions } from '../config/start-options.js'

/** How the tests of a worker use its sandbox. */
export interface SandboxOptions {
  /**
   * Whether a test fails if its verdict is not ok: if a fault never fired, a job was never asked for or was left
   * running, or an operation is not emulated. False by default.
   */
  readonly verdict?: boolean
  /**
   * Whether a worker has one sandbox, which is reset before each test (`worker`, the default), or each test has one of
   * its own (`test`). With `test`, make the client of the SDK in the test or in `beforeEach`.
   */
  readonly sandbox?: 'worker' | 'test'
}

/**
 * The options of a test run: those of its sandboxes, and those of its server, which are ignored if
 * `DATAEXCHANGE_LOCAL_URL` names a server that is already running. What is not given follows the `DATAEXCHANGE_LOCAL_…`
 * variables of the command. Relative paths of fixtures start at the folder of the configuration.
 */
export interface RunOptions extends SandboxOptions, Omit<StartOptions, 'port'> {}

/** What the workers of a run need to know. */
export interface Run {
  readonly url: string
  /** The admin token of the server; empty if it has none. */
  readonly token: string
  /** What the names of the run's sandboxes begin with. No other run has it. */
  readonly id: string
}
