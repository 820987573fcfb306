import type { ExpectedResponse } from '../contestants/expected-response.js'
import type { Running } from '../contestants/running.js'
import { type LoadResult, load } from './load.js'
import { probe } from './probe.js'
import { cpuSeconds } from './process-figures.js'
import { loadWithWrk, wrkVersion } from './wrk.js'

/** The number of responses checked before and after a load during which only statuses are checked. */
const CHECKED = 200

/** The result of a load, and the processor time of the server where the system reports it. */
export interface Measured extends LoadResult {
  readonly cpuMicrosPerRequest: number | undefined
  /** The share of one core that the process used: 1 if it kept a core busy all the time. */
  readonly cpuShare: number | undefined
}

/** Returns the load generator and its description for the document. A quick run checks every body, which wrk cannot. */
export function generator(isQuick: boolean): { name: string; isWrk: boolean } {
  const version = isQuick ? undefined : wrkVersion()
  return version === undefined
    ? { name: 'autocannon, which compared every response', isWrk: false }
    : {
        name: `wrk ${version} with one thread, which checks statuses; ${CHECKED} whole responses were compared before and after each load`,
        isWrk: true
      }
}

/** Loads a contestant. Throws if a response is not the expected one. */
export async function measure(
  { url, pid }: Running,
  { path, status, body }: ExpectedResponse,
  connections: number,
  seconds: number,
  isWrk: boolean
): Promise<Measured> {
  const check = async () => {
    const nextPath = (done: number) => (done < CHECKED ? path : undefined)
    if (isWrk) await probe(url, nextPath, (received) => received === body)
  }
  await check()
  const before = cpuSeconds(pid)
  const result = isWrk
    ? await loadWithWrk(url + path, connections, seconds)
    : await load({ url: url + path, connections, seconds, statuses: [status], body })
  const after = cpuSeconds(pid)
  await check()
  const cpu = before === undefined || after === undefined ? undefined : after - before
  return {
    ...result,
    cpuMicrosPerRequest: cpu && (cpu * 1e6) / result.requests,
    cpuShare: cpu && cpu / result.seconds
  }
}
