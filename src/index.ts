import { ControlClient } from './client/index.js'
import { parseStartOptions } from './config/parse-start-options.js'
import type { StartOptions } from './config/start-options.js'
import type { RunningServer as Server } from './running-server.js'
import { logOf, startServer } from './start.js'

export * from './client/index.js'
export type { Fault as FaultSeed, Job as GetJobResponse } from './client/types.js'
export { ConfigError } from './config/config-error.js'
export type { StartClockSettings, StartOptions } from './config/start-options.js'
export { ScenarioError } from './scenario-files/scenario-error.js'
export { VERSION } from './version.js'

/** A server of this process. `await using server = await start()` closes it at the end of the block. */
export interface RunningServer extends Server {
  /** Seeds and inspects the default sandbox; `control.sandbox(name)` is that of another. */
  readonly control: ControlClient
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Starts a server in this process, by default without a log and on a free port of 127.0.0.1. Throws a ConfigError if an
 * option is invalid, and a ScenarioError if a fixture file is.
 */
export async function start(options: StartOptions = {}): Promise<RunningServer> {
  const config = parseStartOptions(options)
  const server = await startServer(config, logOf(config))
  const { adminToken: token = '' } = config
  return {
    ...server,
    control: new ControlClient(server.url, { token }),
    [Symbol.asyncDispose]: () => server.close()
  }
}
