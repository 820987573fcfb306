import { parseStartOptions } from './config/parse-start-options.js'
import type { StartOptions } from './config/start-options.js'
import type { RunningServer } from './running-server.js'
import { logOf, startServer } from './start.js'

export { ConfigError } from './config/config-error.js'
export type { StartClockSettings, StartOptions } from './config/start-options.js'
export type { FaultSeed } from './core/faults/fault.js'
export type { GetJobResponse } from './core/jobs/job.js'
export type { JobSeed } from './core/jobs/job-seed.js'
export type { Scenario } from './core/world/scenario.js'
export type { RunningServer } from './running-server.js'
export { ScenarioError } from './scenario-files/scenario-error.js'
export { VERSION } from './version.js'

/**
 * Starts a server in this process, by default without a log and on a free port of 127.0.0.1. Throws a ConfigError if an
 * option is invalid, and a ScenarioError if a fixture file is.
 */
export async function start(options: StartOptions = {}): Promise<RunningServer> {
  const config = parseStartOptions(options)
  return startServer(config, logOf(config))
}
