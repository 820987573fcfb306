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
  readonly seconds: number
  readonly requests: readonly LoadRequest[]
}

interface AutocannonResult {
  readonly requests: { readonly average: number }
  readonly non2xx: number
  readonly errors: number
  readonly timeouts: number
}

/** Loads a server with autocannon, in a process of its own; answers requests per second. Throws on a wrong answer. */
export async function requestsPerSecond(load: Load): Promise<number> {
  const script = join(import.meta.dirname, 'load-process.mjs')
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(load)], { maxBuffer: 2 ** 26 })
  const { requests, non2xx, errors, timeouts } = JSON.parse(stdout) as AutocannonResult
  if (non2xx + errors + timeouts > 0) {
    throw new Error(`${load.url}: ${non2xx} wrong answers, ${errors} errors, ${timeouts} time-outs`)
  }
  return requests.average
}
