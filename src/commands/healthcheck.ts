import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { baseUrl } from '../config/base-url.js'
import { type Config, parseConfig } from '../config/config.js'
import { ConfigError } from '../config/config-error.js'
import { print } from './print.js'

/** How long the server may take to respond, in milliseconds. */
const TIMEOUT_MS = 3000

/** Requests the health of the running server. Returns the exit code: 0 if it is healthy, otherwise 1. */
export async function healthcheck(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { config, operands } = parseConfig(argv.length > 0 ? argv : flagsOfContainer(), env)
  if (operands.length > 0) throw new ConfigError([`healthcheck takes only options, not ${operands[0]}`])
  const url = `${baseUrl(config, reachableHost(config), config.port)}/__admin/health`
  try {
    const { status, body } = await get(url)
    if (status === 200) return 0
    await print('stderr', `dataexchange-local: ${url} responded with ${status} ${body}\n`)
  } catch (error) {
    await print('stderr', `dataexchange-local: ${url} does not respond: ${(error as Error).message}\n`)
  }
  return 1
}

async function get(url: string): Promise<{ status: number | undefined; body: string }> {
  const { request } = await import(url.startsWith('https:') ? 'node:https' : 'node:http')
  // Its own server on this machine: whoever signed the certificate, and for which names, does not matter.
  const options = { signal: AbortSignal.timeout(TIMEOUT_MS), rejectUnauthorized: false }
  const response: IncomingMessage = await new Promise((resolve, reject) => {
    request(url, options, resolve).once('error', reject).end()
  })
  return { status: response.statusCode, body: await text(response) }
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
