import { sumOf } from '../memory/size-of.js'
import { createContext, startWorld, startWorldInSteps } from '../world/create-world.js'
import type { SharedResources, WorldContext, WorldOptions } from '../world/options.js'
import type { Scenario } from '../world/scenario.js'
import type { World } from '../world/world.js'

/** From this number of jobs and revisions on, a sandbox is started in slices of time. Fewer do not hold up others. */
const MANY = 1000

/** What a sandbox begins with. */
export interface SandboxStart {
  readonly context: WorldContext
  readonly world: World
}

/** Whether it takes long to make what a sandbox starts with. */
export function takesLong(scenarios: readonly Scenario[]): boolean {
  const revisions = (dataSets: Scenario['dataSets'] = []) =>
    sumOf(dataSets, ({ revisions = [] }) => 1 + revisions.length)
  return sumOf(scenarios, ({ jobs = [], dataSets }) => jobs.length + revisions(dataSets)) >= MANY
}

/** Makes what a sandbox begins with. */
export function startOf(options: WorldOptions, resources: SharedResources): SandboxStart {
  const context = createContext(options, resources)
  return { context, world: startWorld(context, options.scenarios) }
}

/**
 * Does what `startOf` does, in slices of time. It takes up room only in the last one, in which `beforeLast` is called.
 */
export async function startInSlices(
  options: WorldOptions,
  resources: SharedResources,
  beforeLast: () => void
): Promise<SandboxStart> {
  const context = createContext(options, resources)
  const world = await resources.slices.take(startWorldInSteps(context, options.scenarios, beforeLast))
  return { context, world }
}
