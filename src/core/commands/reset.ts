import type { Steps } from '../time/steps.js'
import { startWorldInSteps } from '../world/create-world.js'
import type { WorldContext } from '../world/options.js'
import type { World } from '../world/world.js'

/** How a sandbox is reset. */
export interface ResetOptions {
  /** Whether it is left empty, without the scenarios that it started with. */
  readonly empty?: boolean
}

/**
 * Makes the world that takes the place of another, step by step: as that was at its start, or empty. In the last step
 * it ends the other world, and cuts off what is in flight in it. Returns undefined if that has ended before by anything
 * else, which then comes after this reset.
 */
export function* reset(world: World, context: WorldContext, { empty = false }: ResetOptions): Steps<World | undefined> {
  const { inFlight } = world
  const scenarios = empty ? [] : context.options.scenarios
  let isOvertaken = false
  const made = yield* startWorldInSteps(context, scenarios, () => {
    isOvertaken = inFlight.endedBy !== undefined
    if (!isOvertaken) world.end('reset')
  })
  if (!isOvertaken) return made
  made.end()
  return undefined
}
