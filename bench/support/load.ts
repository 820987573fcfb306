import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A request that a connection repeats. */
export interface LoadRequest {
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
}

/** The load to put on a server. */
export interface Load {
  readonly url: string
  readonly connections: number
  /** Requests to send one after the other; a GET of the URL if absent. */
  readonly requests?: readonly LoadRequest[]
  /** The duration of the load; `amount` is the alternative. */
  readonly seconds?: number
  /** The number of requests. */
  readonly amount?: number
  /** The expected statuses; 200 if absent. */
  readonly statuses?: readonly number[]
  /** The expected body; any body if absent. Not supported together with `requests`. */
  readonly body?: string
}

/** The result of a load. */
export interface LoadResult {
  readonly requests: number
  readonly seconds: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}

interface AutocannonResult {
  readonly requests: { readonly total: number }
  readonly duration: number
  readonly statusCodeStats: Readonly<Record<string, unknown>>
  readonly errors: number
  readonly timeouts: number
  readonly mismatches: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** Loads a server with autocannon, in a separate process. Throws on an unexpected response. */
export async function load(options: Load): Promise<LoadResult> {
  const { url, connections, requests, seconds, amount, statuses = [200], body } = options
  const script = join(import.meta.dirname, 'load-process.mjs')
  const running = promisify(execFile)(process.execPath, [script], { maxBuffer: 2 ** 26 })
  const input = { url, connections, requests, duration: seconds, amount, expectBody: body }
  running.child.stdin?.end(JSON.stringify(input))
  const result = JSON.parse((await running).stdout) as AutocannonResult
  const { errors, timeouts, mismatches } = result
  const unexpected = Object.keys(result.statusCodeStats).filter((status) => !statuses.includes(Number(status)))
  if (unexpected.length + errors + timeouts + mismatches > 0 || result.requests.total === 0) {
    const status = `status ${unexpected.join(', ') || 'as expected'}`
    throw new Error(`${url}: ${status}, ${mismatches} wrong bodies, ${errors} errors, ${timeouts} time-outs`)
  }
  return {
    requests: result.requests.total,
    seconds: result.duration,
    perSecond: result.requests.total / result.duration,
    p50Ms: result.p50Ms,
    p99Ms: result.p99Ms
  }
}

/** Returns the requests per second under a load. Throws on an unexpected response. */
export async function requestsPerSecond(options: Load): Promise<number> {
  return (await load(options)).perSecond
}
