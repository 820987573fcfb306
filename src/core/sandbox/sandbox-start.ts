import { createContext, startWorld, startWorldInSteps } from '../world/create-world.js'
import type { SharedResources, WorldContext, WorldOptions } from '../world/options.js'
import type { Scenario } from '../world/scenario.js'
import type { World } from '../world/world.js'

/** From this number of jobs on, a sandbox is started in slices of time. Fewer take a few milliseconds. */
const MANY_JOBS = 1000

/** What a sandbox begins with. */
export interface SandboxStart {
  readonly context: WorldContext
  readonly world: World
}

/** Whether it takes long to make what a sandbox starts with. */
export function takesLong(scenarios: readonly Scenario[]): boolean {
  return scenarios.reduce((count, { jobs = [] }) => count + jobs.length, 0) >= MANY_JOBS
}

/** Makes what a sandbox begins with. */
export function startOf(options: WorldOptions, resources: SharedResources): SandboxStart {
  const context = createContext(options, resources)
  return { context, world: startWorld(context, options.scenarios) }
}

/** Does what `startOf` does, in slices of time. It takes up room only in the last one, in which `beforeLast` is called. */
export async function startInSlices(
  options: WorldOptions,
  resources: SharedResources,
  beforeLast: () => void
): Promise<SandboxStart> {
  const context = createContext(options, resources)
  const world = await resources.slices.take(startWorldInSteps(context, options.scenarios, beforeLast))
  return { context, world }
}
