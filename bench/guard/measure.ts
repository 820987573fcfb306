import { availableParallelism } from 'node:os'
import { COSTS, type CountedRequest, FAULTY, GET_JOB, type ServerName } from './costs.js'
import { countInstructions, type Send } from './counted-server.js'
import type { Ratios } from './verdict.js'

/** How often the request of a cost is sent; without a compiler the first is as dear as the last. */
const TIMES = 100

/** How often each request is sent before. The first ones load what is loaded on demand, and fill caches. */
const WARM = 10

/** The faults that are armed: one in four is for GetJob, and none matches. */
const FAULTS = Array.from({ length: 100 }, (_, index) => ({
  match: [
    { jobId: `none${index}` },
    { operation: 'StartJob' },
    { operation: 'GetJob', state: 'ERROR' },
    { operation: 'GetJob', type: 'IMPORT_ASSETS_FROM_S3' }
  ][index % 4],
  effect: { exception: 'InternalServerException' }
}))

/** The command of each server for a port. */
export type Commands = Readonly<Record<ServerName, (port: number) => readonly string[]>>

/**
 * What is counted in one run: a server's start until its first response, its warm-up, or that and a request many times.
 */
interface Run {
  readonly server: ServerName
  readonly until: 'first-response' | 'warm' | CountedRequest
}

/**
 * Counts all costs of this project and those of bare Fastify that they are compared with, in a run of a process each,
 * two at a time or as many as there are cores. Returns the ratios, rounded to thousandths.
 */
export async function measureRatios(commands: Commands): Promise<Ratios> {
  const servers = ['ours', 'bare'] as const
  const requests = COSTS.flatMap(({ request }) => (request === undefined ? [] : [request]))
  const runs: Run[] = [
    ...servers.flatMap((server) => [{ server, until: 'first-response' } as const, { server, until: 'warm' } as const]),
    { server: 'bare', until: GET_JOB },
    ...requests.map((until) => ({ server: 'ours', until }) as const)
  ]
  const counts = await inParallel(runs, (run) => count(commands, run))
  const countOf = (server: ServerName, until: Run['until']) =>
    counts[runs.findIndex((run) => run.server === server && run.until === until)] as number
  const perRequest = (server: ServerName, request: CountedRequest) =>
    (countOf(server, request) - countOf(server, 'warm')) / TIMES
  const costOf = (server: ServerName, request: CountedRequest | undefined) =>
    request === undefined ? countOf(server, 'first-response') : perRequest(server, request)
  return Object.fromEntries(
    COSTS.map(({ name, request, comparedWith }) => {
      const bare = costOf('bare', comparedWith === 'start' ? undefined : GET_JOB)
      return [name, Math.round((costOf('ours', request) / bare) * 1000) / 1000]
    })
  )
}

function count(commands: Commands, { server, until }: Run): Promise<number> {
  return countInstructions(commands[server], async (send) => {
    await send(GET_JOB)
    if (until === 'first-response') return
    await warmUp(server, send)
    if (until === 'warm') return
    for (let index = 0; index < TIMES; index++) await send(until, WARM + index)
  })
}

async function warmUp(server: ServerName, send: Send): Promise<void> {
  if (server === 'ours') {
    const path = `${FAULTY}/__admin/faults`
    await send({ method: 'POST', path, status: 201, body: () => JSON.stringify(FAULTS) })
  }
  for (const { request } of server === 'ours' ? COSTS : [{ request: GET_JOB }]) {
    if (request === undefined) continue
    for (let index = 0; index < WARM; index++) await send(request, index)
  }
}

/** Does all of some work, a few at a time, and returns the results in their order. */
async function inParallel<One, Result>(all: readonly One[], work: (one: One) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  const waiting = [...all.entries()]
  const takeNext = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results[next[0]] = await work(next[1])
  }
  await Promise.all(Array.from({ length: availableParallelism() }, takeNext))
  return results
}
