import { type Config, defaultConfig } from './config/config.js'
import { type RunningServer, startServer } from './start.js'

export type { Config } from './config/config.js'
export type { FaultSeed } from './core/faults/fault.js'
export type { GetJobResponse } from './core/jobs/job.js'
export type { JobSeed } from './core/jobs/job-seed.js'
export type { Scenario } from './core/world/scenario.js'
export { type RunningServer, ScenarioError } from './start.js'
export { VERSION } from './version.js'

/** The settings of an in-process server: those of the command line, in camelCase. */
export type StartOptions = Partial<Omit<Config, 'isSeedGiven'>>

/**
 * Starts a server in this process, without a log and by default on a free port of 127.0.0.1. Throws a ScenarioError if
 * a fixture file is invalid.
 */
export function start(options: StartOptions = {}): Promise<RunningServer> {
  return startServer({ ...defaultConfig(), port: 0, ...options, isSeedGiven: options.seed !== undefined })
}
