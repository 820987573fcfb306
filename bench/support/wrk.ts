import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import type { LoadResult } from './load.js'

const MS: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, m: 60_000 }

/** Returns the version of wrk, or undefined if it is not on the PATH. */
export function wrkVersion(): string | undefined {
  return /^wrk (?:debian\/)?([\d.]+)/.exec(spawnSync('wrk', ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1]
}

/** Loads a server with wrk, from one thread. Throws on an unexpected status; wrk does not check bodies. */
export async function loadWithWrk(url: string, connections: number, seconds: number): Promise<LoadResult> {
  const size = ['--threads', '1', '--connections', String(connections), '--duration', `${seconds}s`]
  // A response that takes longer is an error; a busy machine can exceed wrk's default of 2 s.
  const { stdout } = await promisify(execFile)('wrk', [...size, '--timeout', '30s', '--latency', url])
  const wrong = /(Socket errors|Non-2xx).*/.exec(stdout)?.[0]
  if (wrong !== undefined) throw new Error(`${url}: ${wrong}`)
  const [, requests, took, unit] = /(\d+) requests in ([\d.]+)(\w+)/.exec(stdout) ?? []
  const ms = (share: string) => {
    const [, value, ofUnit] = new RegExp(`${share}% +([\\d.]+)(\\w+)`).exec(stdout) ?? []
    return Number(value) * (MS[String(ofUnit)] as number)
  }
  const result = {
    requests: Number(requests),
    seconds: (Number(took) * (MS[String(unit)] as number)) / 1000,
    perSecond: Number(/Requests\/sec: +([\d.]+)/.exec(stdout)?.[1]),
    p50Ms: ms('50'),
    p99Ms: ms('99')
  }
  if (Object.values(result).some((value) => !(value > 0))) throw new Error(`unexpected output of wrk: ${stdout}`)
  return result
}
