import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { baseUrl, isWildcard } from '../config/base-url.js'
import type { Config } from '../config/config.js'
import { API_HOST_PREFIX, WITHOUT_API_HOST_PREFIX } from '../core/model/api-host.js'
import { SandboxError } from '../core/validation/sandbox-error.js'
import { ScenarioError } from '../scenario-files/scenario-error.js'
import { createLogger, type ServerLog } from '../server/logger.js'
import { type StartedServer, startServer } from '../start.js'
import { print } from './print.js'
import type { StopSignals } from './stop-signals.js'

/** How long the log may take to write what is left of it, in milliseconds. */
const FLUSH_MS = 200

/** How long a stop may take, whatever happens, in milliseconds. */
const STOP_MS = 4900

/** What is printed after the line that says that the server is ready, if it has an API asset. */
const ABOUT_API_ASSETS = `SDKs put ${API_HOST_PREFIX} before the host when they call SendApiAsset. To switch that off, ${WITHOUT_API_HOST_PREFIX}.\n`

/** Serves until SIGTERM or SIGINT. Returns the exit code. */
export async function serve(config: Config, signals: StopSignals): Promise<number> {
  // Until the server accepts requests there are none to finish.
  signals.onFirst(() => process.exit(0))
  const log = createLogger(config.logLevel)
  const server = await tryToStart(config, log)
  if (server === undefined) return 2
  // In a container, others reach it by the container's name or, without one, by its id, which is the host name.
  const elsewhere = isWildcard(config.host) ? `; from other machines ${baseUrl(config, hostname(), server.port)}` : ''
  const from = server.loadedSandboxes === undefined ? '' : `; ${loadedFrom(server.loadedSandboxes, config.snapshot)}`
  const about = `${server.jobs} jobs, seed ${server.seed}${from}${elsewhere}`
  const use = `point AWS_ENDPOINT_URL_DATAEXCHANGE here; console: ${server.url}/__admin/console/`
  const ready = `dataexchange-local ready on ${server.url} (${about}); ${use}\n`
  // Not awaited: a server also serves if nobody reads its standard output.
  print('stdout', server.hasApiAssets ? `${ready}${ABOUT_API_ASSETS}` : ready)
  await new Promise<void>((resolve) => signals.onFirst(resolve))
  const isStopped = await stop(server)
  await Promise.race([log.flush(), sleep(FLUSH_MS)])
  return isStopped ? 0 : 1
}

function loadedFrom(sandboxes: number, file: string | undefined): string {
  return `${sandboxes} ${sandboxes === 1 ? 'sandbox' : 'sandboxes'} from ${file}`
}

async function tryToStart(config: Config, log: ServerLog): Promise<StartedServer | undefined> {
  try {
    return await startServer(config, log)
  } catch (error) {
    await print('stderr', `${whyNotStarted(error, config)}\n`)
    return undefined
  }
}

function whyNotStarted(error: unknown, { host, port }: Config): string {
  if (error instanceof ScenarioError) return error.message
  const { code, message } = error as NodeJS.ErrnoException
  switch (code) {
    case 'EADDRINUSE':
      return `dataexchange-local: port ${port} of ${host} is in use; choose another with --port, or --port 0 for a free one`
    case 'EACCES':
      return `dataexchange-local: port ${port} may not be used by this user; choose one above 1023 with --port`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `dataexchange-local: ${host} is not an address of this machine; choose another with --host (${message})`
    default:
      throw error
  }
}

/**
 * Stops within STOP_MS, but for saving the sandboxes: whoever keeps them in a file would rather wait. Returns false,
 * and says so, if that could not be done.
 */
async function stop(server: StartedServer): Promise<boolean> {
  try {
    await Promise.race([server.close(), sleep(STOP_MS).then(() => server.saved())])
    return true
  } catch (error) {
    if (!(error instanceof SandboxError)) throw error
    await print('stderr', `dataexchange-local: ${error.message}\n`)
    return false
  }
}
