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
  /** Several requests, each in its turn; without them it is the URL that is asked for. */
  readonly requests?: readonly LoadRequest[]
  /** How long; or else how many requests. */
  readonly seconds?: number
  readonly amount?: number
  /** Which statuses are right; 200 unless told. */
  readonly statuses?: readonly number[]
  /** The only body that is right; any is unless told. Only without several requests. */
  readonly body?: string
}

/** What a load came to. */
export interface LoadResult {
  readonly requests: number
  readonly seconds: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}

interface AutocannonResult {
  readonly requests: { readonly average: number; readonly total: number }
  readonly duration: number
  readonly statusCodeStats: Readonly<Record<string, unknown>>
  readonly errors: number
  readonly timeouts: number
  readonly mismatches: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** Loads a server with autocannon, in a process of its own. Throws on a wrong answer. */
export async function load(wanted: Load): Promise<LoadResult> {
  const { url, connections, requests, seconds, amount, statuses = [200], body } = wanted
  const script = join(import.meta.dirname, 'load-process.mjs')
  const running = promisify(execFile)(process.execPath, [script], { maxBuffer: 2 ** 26 })
  const options = { url, connections, requests, duration: seconds, amount, expectBody: body }
  running.child.stdin?.end(JSON.stringify(options))
  const result = JSON.parse((await running).stdout) as AutocannonResult
  const { errors, timeouts, mismatches } = result
  const wrong = Object.keys(result.statusCodeStats).filter((status) => !statuses.includes(Number(status)))
  if (wrong.length + errors + timeouts + mismatches > 0 || result.requests.total === 0) {
    const status = `status ${wrong.join(', ') || 'as wanted'}`
    throw new Error(`${url}: ${status}, ${mismatches} wrong bodies, ${errors} errors, ${timeouts} time-outs`)
  }
  return {
    requests: result.requests.total,
    seconds: result.duration,
    perSecond: result.requests.average,
    p50Ms: result.p50Ms,
    p99Ms: result.p99Ms
  }
}

/** Requests per second under a load. Throws on a wrong answer. */
export async function requestsPerSecond(wanted: Load): Promise<number> {
  return (await load(wanted)).perSecond
}
