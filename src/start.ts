import type { AddressInfo } from 'node:net'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { buildApp } from './app.js'
import type { Config } from './config.js'
import { wallClock } from './core/wall-clock.js'
import { formatFileProblem, loadScenarios, type ScenarioFile } from './scenario/load-scenarios.js'

/** A server that accepts connections. */
export interface RunningServer {
  /** Its base URL, for an SDK's endpoint override. */
  readonly url: string
  readonly port: number
  /** The seed of all its random draws: start another with it to see the same again. */
  readonly seed: number
  /** How many jobs it began with. */
  readonly jobs: number
  readonly app: FastifyInstance
  /** Finishes the requests in flight and stops. */
  close(): Promise<void>
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

/** Loads the fixtures and starts to listen. Throws a ScenarioError if a fixture is wrong. */
export async function startServer(config: Config, logger?: FastifyBaseLogger): Promise<RunningServer> {
  const { files, problems } = await loadScenarios(config.fixtures)
  const wrong = problems.map(formatFileProblem)
  const jobs = countJobs(files)
  if (jobs > config.maxJobs) wrong.push(`The fixtures hold ${jobs} jobs, and --max-jobs is ${config.maxJobs}.`)
  if (wrong.length > 0) throw new ScenarioError(wrong)

  const app = buildApp({ config, scenarios: files, wall: wallClock, ...(logger && { logger }) })
  await app.listen({ host: config.host, port: config.port })
  const { port } = app.server.address() as AddressInfo
  return { url: baseUrl(config.host, port), port, seed: config.seed, jobs, app, close: () => app.close() }
}

/** `http://HOST:PORT`, with an IPv6 address in brackets. */
export function baseUrl(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

function countJobs(files: readonly ScenarioFile[]): number {
  const loaded = files.filter(({ scenario }) => scenario.autoload ?? true)
  return loaded.reduce((sum, { scenario }) => sum + (scenario.jobs?.length ?? 0), 0)
}
