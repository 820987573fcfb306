import { leaveOut } from '../contestants/available.js'
import { interleave } from '../support/rounds.js'
import { type Cost, runTests } from './run-tests.js'
import type { RunningTool } from './running-tool.js'
import type { Tool } from './tool.js'

/** How many tests run at the same time. */
export const WORKERS = [1, 8] as const

/** How long tests are measured. */
export interface CostsSize {
  readonly rounds: number
  /** Of each tool in each round. */
  readonly seconds: number
  /** Whether tests run before they are measured, so that each server reaches its full speed. */
  readonly isWarmedUp: boolean
}

/**
 * Measures what tests cost with each tool: for each number of workers, the costs in each round. A tool that fails with
 * some number of workers, or whose tests cannot run at the same time, is left out with that number only.
 */
export async function measureCosts(running: readonly RunningTool[], size: CostsSize): Promise<Map<Tool, Cost[]>[]> {
  const measured: Map<Tool, Cost[]>[] = []
  for (const workers of WORKERS) {
    const failed = ({ tool }: RunningTool, error: unknown) =>
      leaveOut({ ...tool, name: `${tool.name}, ${ofWorkers(workers)}` }, error)
    let left = running.filter(({ tool }) => workers === 1 || tool.whyAlone === undefined)
    if (size.isWarmedUp) {
      const warmUp = (one: RunningTool) => runTests(one, workers, one.tool.warmUpSeconds)
      left = [...(await interleave(left, 1, warmUp, failed)).keys()]
    }
    const costs = await interleave(left, size.rounds, (one) => runTests(one, workers, size.seconds), failed)
    measured.push(new Map([...costs].map(([{ tool }, values]) => [tool, values])))
  }
  return measured
}

/** Returns a number of workers as a part of a sentence. */
export function ofWorkers(workers: number): string {
  return workers === 1 ? '1 worker' : `${workers} workers`
}
