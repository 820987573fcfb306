import { readFileSync } from 'node:fs'
import { type Config, ConfigError, parseConfig } from '../config/config.js'
import { baseUrl } from '../start.js'

/** How long the server may take to answer, in milliseconds. */
const TIMEOUT_MS = 3000

/** Asks the running server for its health; answers the exit code: 0 if it is healthy, else 1. */
export async function healthcheck(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { config, operands } = parseConfig(argv.length > 0 ? argv : flagsOfContainer(), env)
  if (operands.length > 0) throw new ConfigError([`healthcheck takes only options, not ${operands[0]}`])
  const url = `${baseUrl(reachable(config), config.port)}/__admin/health`
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    const body = await response.text()
    if (response.ok) return 0
    process.stderr.write(`dataexchange-local: ${url} answered ${response.status} ${body}\n`)
  } catch (error) {
    const { message, cause } = error as Error & { cause?: Error }
    process.stderr.write(`dataexchange-local: ${url} does not answer: ${cause?.message ?? message}\n`)
  }
  return 1
}

/** A server that listens on every address is asked on this machine's own. */
function reachable({ host }: Config): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  return host === '::' ? '::1' : host
}

/**
 * The flags of the server that is a container's first process. An image's HEALTHCHECK is given no flags, but must
 * follow those of `docker run IMAGE --port 3000`.
 */
function flagsOfContainer(): string[] {
  try {
    const words = readFileSync('/proc/1/cmdline', 'utf8').split('\0').slice(0, -1)
    // With `docker run --init` the server's own command stands behind that of the init process.
    const script = words.indexOf(process.argv[1] as string)
    return script < 0 ? [] : words.slice(script + 1)
  } catch {
    return []
  }
}
