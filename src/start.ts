import { buildApp } from './app.js'
import { BUILT_IN_FIXTURES } from './built-in-fixtures.js'
import { baseUrl, isWildcard } from './config/base-url.js'
import type { Config } from './config/config.js'
import { MOST } from './core/commands/preconditions.js'
import type { DataSetSeed } from './core/data-sets/data-set-seed.js'
import { assetTypeOf } from './core/data-sets/seed-defaults.js'
import { SharedBudget } from './core/memory/shared-budget.js'
import { sumOf } from './core/memory/size-of.js'
import { wallClock } from './core/time/wall-clock.js'
import { scenariosBytes } from './core/world/scenario-bytes.js'
import type { RunningServer } from './running-server.js'
import type { ScenarioFile } from './scenario-files/across-files.js'
import { formatFileProblem, formatFileWarning } from './scenario-files/file-problem.js'
import { loadBuiltIn, loadScenarios } from './scenario-files/load-scenarios.js'
import { ScenarioError } from './scenario-files/scenario-error.js'
import { listenOnAll } from './server/addresses.js'
import type { FixtureStamps } from './server/fixture-watch.js'
import type { LoadedFixtures } from './server/fixtures.js'
import { createLogger, type ServerLog } from './server/logger.js'
import { readTlsIdentity } from './server/tls.js'
import type { SnapshotFile } from './snapshot-file/snapshot-file.js'

/** A server as the command needs it. */
export interface StartedServer extends RunningServer {
  /** The number of sandboxes that were loaded from the file of `--snapshot`; undefined if there was none. */
  readonly loadedSandboxes: number | undefined
  /**
   * Resolves once the sandboxes have been saved for the last time, if they are kept in a file. Begins that if need be.
   */
  saved(): Promise<void>
}

/**
 * Loads the fixtures and the snapshot file, and starts listening. Logs nothing without a logger. Throws a ScenarioError
 * if a fixture file is invalid, and a ConfigError if the snapshot file, the certificate of HTTPS or its key is.
 */
export async function startServer(config: Config, logger?: ServerLog): Promise<StartedServer> {
  const load = () => loadFixtures(config, logger)
  const fixtureStamps = await watchedFixtures(config, logger)
  const { files: scenarios, problems } = await load()
  if (problems.length > 0) throw new ScenarioError(problems)
  const tls = readTlsIdentity(config)
  const snapshots = await snapshotFileOf(config)
  const app = buildApp({
    config,
    scenarios,
    loadFixtures: load,
    wall: wallClock,
    environment: process.env,
    ...(fixtureStamps && { fixtureStamps }),
    ...(snapshots && { snapshots }),
    ...(logger && { logger, droppedLogLines: () => logger.droppedLines }),
    ...(tls && { tls })
  })
  const loaded = await snapshots?.load()
  const port = await listenOnAll(app, config.host, config.port)
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= app.close().then(() => snapshots?.finish())
    return closing
  }
  return {
    url: baseUrl(config, isWildcard(config.host) ? '127.0.0.1' : config.host, port),
    port,
    seed: config.seed,
    jobs: loaded?.jobs ?? countJobs(scenarios),
    loadedSandboxes: loaded?.sandboxes,
    hasApiAssets: loadedOf(scenarios).some(({ scenario }) => (scenario.dataSets ?? []).some(isOfApis)),
    close,
    saved: async () => snapshots?.finish(),
    cutOff: () => app.server.closeAllConnections()
  }
}

/** Returns the log of a server; undefined if nothing is to be logged. */
export function logOf({ logLevel }: Config): ServerLog | undefined {
  return logLevel === 'silent' ? undefined : createLogger(logLevel)
}

/** Returns the file in which the sandboxes are kept, if there is one. It is not loaded otherwise. */
async function snapshotFileOf({ snapshot, fixtures }: Config): Promise<SnapshotFile | undefined> {
  if (snapshot === undefined) return undefined
  const [{ SnapshotFile }, { snapshotPlace }] = await Promise.all([
    import('./snapshot-file/snapshot-file.js'),
    import('./snapshot-file/place.js')
  ])
  return new SnapshotFile(snapshotPlace(snapshot, fixtures))
}

/** Loads and validates the fixture files, and reports all problems at once. What is odd about valid ones is logged. */
async function loadFixtures(
  { fixtures, maxJobs, maxMemoryBytes, maxSandboxes }: Config,
  logger: ServerLog | undefined
): Promise<LoadedFixtures> {
  const { files, problems, warnings } = isBuiltIn(fixtures) ? loadBuiltIn() : await loadScenarios(fixtures)
  const messages = problems.map(formatFileProblem)
  for (const warning of warnings) logger?.warn({}, formatFileWarning(warning))
  const jobs = countJobs(files)
  if (jobs > maxJobs) messages.push(`The fixtures hold ${jobs} jobs, and --max-jobs is ${maxJobs}.`)
  for (const [called, kind] of BOUNDED) {
    const count = countLoaded(files, kind)
    if (count > MOST[called])
      messages.push(`The fixtures hold ${count} ${called}, and a sandbox holds ${MOST[called]}.`)
  }
  const bytes = scenariosBytes(loadedOf(files).map(({ scenario }) => scenario))
  const { mostToKeep } = new SharedBudget(maxMemoryBytes, maxSandboxes)
  if (bytes > mostToKeep) {
    const room = `--max-memory-bytes is ${maxMemoryBytes}, of which one sandbox can have ${mostToKeep}`
    messages.push(`The fixtures take about ${bytes} bytes of memory, and ${room}.`)
  }
  return { files, problems: messages }
}

/**
 * Returns how to see that the fixture files have changed; undefined if they are not watched, or are those that come
 * with the server.
 */
async function watchedFixtures(
  { watch, fixtures }: Config,
  logger: ServerLog | undefined
): Promise<FixtureStamps | undefined> {
  if (!watch) return undefined
  if (fixtures.length === 0 || isBuiltIn(fixtures)) {
    logger?.warn({}, '--watch has nothing to watch: no fixture files are given. Give some with --fixtures PATH.')
    return undefined
  }
  const { stampFiles } = await import('./scenario-files/stamp-files.js')
  const look = () => stampFiles(fixtures)
  return { atStart: await look(), look }
}

function isBuiltIn(fixtures: readonly string[]): boolean {
  return fixtures.length === 1 && fixtures[0] === BUILT_IN_FIXTURES
}

function isOfApis(dataSet: DataSetSeed): boolean {
  const { revisions = [] } = dataSet
  return assetTypeOf(dataSet) === 'API_GATEWAY_API' && revisions.some(({ assets = [] }) => assets.length > 0)
}

function countJobs(files: readonly ScenarioFile[]): number {
  return countLoaded(files, 'jobs')
}

/** What a sandbox holds at most so many of, and the members of scenarios that have them. */
const BOUNDED = [
  ['faults', 'faults'],
  ['outcomes', 'outcomes'],
  ['event actions', 'eventActions'],
  ['data grants', 'dataGrants']
] as const

/** The number of entries of a kind that every sandbox starts with. */
function countLoaded(files: readonly ScenarioFile[], kind: 'jobs' | (typeof BOUNDED)[number][1]): number {
  return sumOf(loadedOf(files), ({ scenario }) => scenario[kind]?.length ?? 0)
}

function loadedOf(files: readonly ScenarioFile[]): ScenarioFile[] {
  return files.filter(({ scenario }) => scenario.autoload ?? true)
}
