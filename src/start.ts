import events from 'node:events'
import type { AddressInfo } from 'node:net'
import type { FastifyBaseLogger } from 'fastify'
import { BUILT_IN_FIXTURES } from './built-in-fixtures.js'
import type { Config } from './config/config.js'
import { wallClock } from './core/time/wall-clock.js'
import { formatFileProblem, loadChecked, loadScenarios, type ScenarioFile } from './scenario-files/load-scenarios.js'
import { Front } from './server/front.js'

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

/** The levels of the log at which each transition and each answer is logged: hooks of the app do that. */
const LOGS_EVENTS = ['debug', 'trace']

/** How long after the start what the first request may need is loaded, if none has come: in milliseconds. */
const LOAD_AFTER_MS = 100

/**
 * Loads the fixtures and starts to listen. GetJob is answered at once; what all other requests need is loaded with the
 * first of them, or soon after the start. Throws a ScenarioError if a fixture is wrong.
 */
export async function startServer(
  config: Config,
  createLogger: () => Promise<FastifyBaseLogger | undefined> = async () => undefined
): Promise<RunningServer> {
  const isBuiltIn = config.fixtures.length === 1 && config.fixtures[0] === BUILT_IN_FIXTURES
  const { files: scenarios, problems } = isBuiltIn
    ? loadChecked(BUILT_IN_FIXTURES)
    : await loadScenarios(config.fixtures)
  const wrong = problems.map(formatFileProblem)
  const jobs = countJobs(scenarios)
  if (jobs > config.maxJobs) wrong.push(`The fixtures hold ${jobs} jobs, and --max-jobs is ${config.maxJobs}.`)
  if (wrong.length > 0) throw new ScenarioError(wrong)

  const loadParts = once(() => Promise.all([import('./app.js'), createLogger()]))
  const loadApp = once(async () => {
    const [{ connectApp }, logger] = await loadParts()
    const app = connectApp({ config, scenarios, wall: wallClock, ...(logger && { logger }) }, front)
    await app.ready()
    // An app is a promise itself, so that it has to be wrapped to come out of one.
    return { close: () => app.close() }
  })
  const logsEvents = LOGS_EVENTS.includes(config.logLevel)
  // Before there is a sandbox in which something could happen that is to be logged.
  if (logsEvents) await loadParts()
  const front = new Front(config, scenarios, wallClock, { load: loadApp, hasShortCut: !logsEvents })
  if (logsEvents) await loadApp()
  const { server } = front
  server.listen(config.port, config.host)
  await events.once(server, 'listening')
  wallClock.setTimer(loadApp, LOAD_AFTER_MS)
  const { port } = server.address() as AddressInfo
  return {
    url: baseUrl(config.host, port),
    port,
    seed: config.seed,
    jobs,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      await (await loadApp()).close()
      await closed
      front.sandboxes.close()
    },
    cutOff: () => server.closeAllConnections()
  }
}

/** `http://HOST:PORT`, with an IPv6 address in brackets. */
export function baseUrl(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

function countJobs(files: readonly ScenarioFile[]): number {
  const loaded = files.filter(({ scenario }) => scenario.autoload ?? true)
  return loaded.reduce((sum, { scenario }) => sum + (scenario.jobs?.length ?? 0), 0)
}

/** Calls a function when its result is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
