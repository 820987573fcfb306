import type { AddressInfo } from 'node:net'
import type { FastifyBaseLogger } from 'fastify'
import { buildApp } from './app.js'
import { BUILT_IN_FIXTURES } from './built-in-fixtures.js'
import type { Config } from './config/config.js'
import { wallClock } from './core/time/wall-clock.js'
import { formatFileProblem, loadChecked, loadScenarios, type ScenarioFile } from './scenario-files/load-scenarios.js'

/** A server that accepts connections. */
export interface RunningServer {
  /** Its base URL, for an SDK's endpoint override. */
  readonly url: string
  readonly port: number
  /** The seed of all its random draws: start another with it to see the same again. */
  readonly seed: number
  /** How many jobs it began with. */
  readonly jobs: number
  /** Finishes the requests in flight and stops. */
  close(): Promise<void>
  /** Ends all connections, whatever they wait for. */
  cutOff(): void
}

/** Thrown when scenario files are wrong: the message lists every problem of every file, one to a line. */
export class ScenarioError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'ScenarioError'
    this.problems = problems
  }
}

/**
 * Loads the fixtures and starts to listen. Throws a ScenarioError if a fixture is wrong. Without a logger nothing is
 * logged.
 */
export async function startServer(config: Config, logger?: FastifyBaseLogger): Promise<RunningServer> {
  const scenarios = await loadFixtures(config)
  const app = buildApp({ config, scenarios, wall: wallClock, ...(logger && { logger }) })
  await app.listen({ host: config.host, port: config.port })
  const { port } = app.server.address() as AddressInfo
  return {
    url: baseUrl(config.host, port),
    port,
    seed: config.seed,
    jobs: countJobs(scenarios),
    close: () => app.close(),
    cutOff: () => app.server.closeAllConnections()
  }
}

/** The scenarios of the fixture files, checked. Throws a ScenarioError that lists all that is wrong with them. */
async function loadFixtures({ fixtures, maxJobs }: Config): Promise<readonly ScenarioFile[]> {
  const isBuiltIn = fixtures.length === 1 && fixtures[0] === BUILT_IN_FIXTURES
  const { files, problems } = isBuiltIn ? loadChecked(BUILT_IN_FIXTURES) : await loadScenarios(fixtures)
  const wrong = problems.map(formatFileProblem)
  const jobs = countJobs(files)
  if (jobs > maxJobs) wrong.push(`The fixtures hold ${jobs} jobs, and --max-jobs is ${maxJobs}.`)
  if (wrong.length > 0) throw new ScenarioError(wrong)
  return files
}

/** `http://HOST:PORT`, with an IPv6 address in brackets. */
export function baseUrl(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

function countJobs(files: readonly ScenarioFile[]): number {
  const loaded = files.filter(({ scenario }) => scenario.autoload ?? true)
  return loaded.reduce((sum, { scenario }) => sum + (scenario.jobs?.length ?? 0), 0)
}
