import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** What one connection asks for, again and again. */
export interface LoadRequest {
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
}

/** What to load a server with. */
export interface Load {
  readonly url: string
  readonly connections: number
  readonly requests: readonly LoadRequest[]
  /** How long; or else how many requests. */
  readonly seconds?: number
  readonly amount?: number
  /** Which statuses are right; 200 unless told. */
  readonly statuses?: readonly number[]
}

interface AutocannonResult {
  readonly requests: { readonly average: number }
  readonly statusCodeStats: Readonly<Record<string, unknown>>
  readonly errors: number
  readonly timeouts: number
}

/** Loads a server with autocannon, in a process of its own; answers requests per second. Throws on a wrong answer. */
export async function requestsPerSecond(load: Load): Promise<number> {
  const script = join(import.meta.dirname, 'load-process.mjs')
  const running = promisify(execFile)(process.execPath, [script], { maxBuffer: 2 ** 26 })
  running.child.stdin?.end(JSON.stringify(load))
  const { stdout } = await running
  const { requests, statusCodeStats, errors, timeouts } = JSON.parse(stdout) as AutocannonResult
  const wrong = Object.keys(statusCodeStats).filter((status) => !(load.statuses ?? [200]).includes(Number(status)))
  if (wrong.length + errors + timeouts > 0) {
    throw new Error(`${load.url}: status ${wrong.join(', ') || 'as wanted'}, ${errors} errors, ${timeouts} time-outs`)
  }
  return requests.average
}
