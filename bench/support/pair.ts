import { cpuSeconds } from './process-figures.js'
import { interleave, ratios } from './rounds.js'
import type { BenchServer } from './server.js'
import { socketLoad } from './socket-load.js'
import { median } from './table.js'

/** Requests to a server, and what goes on beside them. */
export interface Side {
  readonly server: BenchServer
  readonly paths: readonly string[]
  /** The expected status; 200 if absent. */
  readonly status?: number
  /** Begins what goes on beside the requests. Returns a function that ends it. */
  readonly beside?: () => Promise<() => unknown>
}

/** How much is measured. */
export interface PairSize {
  readonly rounds: number
  /** The number of requests of each load. */
  readonly requests: number
}

/** What the requests of both sides cost. */
export interface PairResult {
  /** The median processor time of the server for a request, in microseconds. */
  readonly withMicros: number
  readonly withoutMicros: number
  /** The ratio of both in each round. */
  readonly ratios: readonly number[]
}

const CONNECTIONS = 16

/**
 * Measures the processor time that the servers take for a request on both sides, in rounds in which they take turns.
 */
export async function measurePair(
  { withIt, without }: { readonly withIt: Side; readonly without: Side },
  { rounds, requests }: PairSize
): Promise<PairResult> {
  // Warms up both.
  for (const side of [without, withIt]) await loadSide(side, requests)
  const values = await interleave([without, withIt], rounds, (side) => cpuMicros(side, requests))
  return {
    withMicros: median(values.get(withIt) as number[]),
    withoutMicros: median(values.get(without) as number[]),
    ratios: ratios(values, withIt, without) as number[]
  }
}

/** Sends a side its requests, with what goes on beside them. */
export async function loadSide({ server, paths, status = 200, beside }: Side, requests: number): Promise<void> {
  const end = await beside?.()
  await socketLoad({ url: server.url, connections: CONNECTIONS, paths, amount: requests, status })
  await end?.()
}

async function cpuMicros(side: Side, requests: number): Promise<number> {
  const before = cpuSeconds(side.server.pid) ?? Number.NaN
  await loadSide(side, requests)
  const after = cpuSeconds(side.server.pid) ?? Number.NaN
  return ((after - before) * 1e6) / requests
}
