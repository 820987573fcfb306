import { parseStartOptions, type StartOptions } from './config/start-options.js'
import { logOf, type RunningServer, startServer } from './start.js'

export { ConfigError } from './config/config.js'
export type { StartOptions } from './config/start-options.js'
export type { FaultSeed } from './core/faults/fault.js'
export type { GetJobResponse } from './core/jobs/job.js'
export type { JobSeed } from './core/jobs/job-seed.js'
export type { Scenario } from './core/world/scenario.js'
export { type RunningServer, ScenarioError } from './start.js'
export { VERSION } from './version.js'

/**
 * Starts a server in this process, by default without a log and on a free port of 127.0.0.1. Throws a ConfigError if an
 * option is invalid, and a ScenarioError if a fixture file is.
 */
export async function start(options: StartOptions = {}): Promise<RunningServer> {
  const config = parseStartOptions(options)
  return startServer(config, logOf(config))
}
