import type { Config } from '../config/config.js'
import { createLogger } from '../server/logger.js'
import { type RunningServer, ScenarioError, startServer } from '../start.js'

/** How long requests in flight may take to finish once the server is stopping, in milliseconds. */
const GRACE_MS = 4000

/** Serves until SIGTERM or SIGINT. Returns the exit code. */
export async function serve(config: Config): Promise<number> {
  const stopping = stopSignal()
  const server = await tryToStart(config)
  if (server === undefined) return 2
  process.stdout.write(
    `dataexchange-local ready on ${server.url} (${server.jobs} jobs, seed ${server.seed}); point AWS_ENDPOINT_URL_DATAEXCHANGE here\n`
  )
  await stopping
  await stop(server)
  return 0
}

async function tryToStart(config: Config): Promise<RunningServer | undefined> {
  try {
    return await startServer(config, createLogger(config.logLevel))
  } catch (error) {
    process.stderr.write(`${whyNotStarted(error, config)}\n`)
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

/** Resolves at the first SIGTERM or SIGINT; a second one ends the process at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
}

/** Lets requests in flight finish, but only for a while: a slow response must not delay the exit. */
async function stop(server: RunningServer): Promise<void> {
  const cutOff = setTimeout(() => server.cutOff(), GRACE_MS)
  await server.close()
  clearTimeout(cutOff)
}
