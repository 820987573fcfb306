import { readFileSync } from 'node:fs'
import { type Config, ConfigError, parseConfig } from '../config/config.js'
import { baseUrl } from '../start.js'
import { print } from './print.js'

/** How long the server may take to respond, in milliseconds. */
const TIMEOUT_MS = 3000

/** Requests the health of the running server. Returns the exit code: 0 if it is healthy, otherwise 1. */
export async function healthcheck(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { config, operands } = parseConfig(argv.length > 0 ? argv : flagsOfContainer(), env)
  if (operands.length > 0) throw new ConfigError([`healthcheck takes only options, not ${operands[0]}`])
  const url = `${baseUrl(reachableHost(config), config.port)}/__admin/health`
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    const body = await response.text()
    if (response.ok) return 0
    await print('stderr', `dataexchange-local: ${url} responded with ${response.status} ${body}\n`)
  } catch (error) {
    const { message, cause } = error as Error & { cause?: Error }
    await print('stderr', `dataexchange-local: ${url} does not respond: ${cause?.message ?? message}\n`)
  }
  return 1
}

/** Returns the loopback address for a server that listens on all addresses. */
function reachableHost({ host }: Config): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  return host === '::' ? '::1' : host
}

/**
 * Returns the flags of the server that runs as the first process of this container. The HEALTHCHECK of an image has no
 * flags of its own, but must follow those of `docker run IMAGE --port 3000`.
 */
function flagsOfContainer(): string[] {
  try {
    const argv = readFileSync('/proc/1/cmdline', 'utf8').split('\0').slice(0, -1)
    // With `docker run --init` the command of the server follows that of the init process.
    const script = argv.indexOf(process.argv[1] as string)
    return script < 0 ? [] : argv.slice(script + 1)
  } catch {
    return []
  }
}
