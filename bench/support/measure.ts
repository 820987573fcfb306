import type { Answer } from '../contestants/answer.js'
import type { Running } from '../contestants/running.js'
import { type LoadResult, load } from './load.js'
import { probe } from './probe.js'
import { cpuSeconds } from './process-figures.js'
import { loadWithWrk, wrkVersion } from './wrk.js'

/** How many answers are looked at before and after a load of which only the statuses are. */
const CHECKED = 200

/** What a load came to, and what the server's process took for it where that can be told. */
export interface Measured extends LoadResult {
  readonly cpuMicrosPerRequest: number | undefined
  /** Of one core: 1 when the process was busy all the time with one. */
  readonly cpuShare: number | undefined
}

/** Which load generator is used, for the document. A quick run looks at every answer, which wrk does not. */
export function generator(isQuick: boolean): { name: string; isWrk: boolean } {
  const version = isQuick ? undefined : wrkVersion()
  return version === undefined
    ? { name: 'autocannon, which compared every response', isWrk: false }
    : {
        name: `wrk ${version} with one thread, which checks statuses; ${CHECKED} whole responses were compared before and after each load`,
        isWrk: true
      }
}

/** Loads a contestant for so many seconds. Throws when an answer is not the one it was given. */
export async function measure(
  { url, pid }: Running,
  { path, status, body }: Answer,
  connections: number,
  seconds: number,
  isWrk: boolean
): Promise<Measured> {
  const check = async () => {
    const nextPath = (done: number) => (done < CHECKED ? path : undefined)
    if (isWrk) await probe(url, nextPath, (own) => own === body)
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
