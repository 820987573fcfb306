import type { Transition } from '../jobs/transition.js'
import type { ClockAdvance } from '../time/clock.js'
import { epochMs, formatInstant, LAST_INSTANT } from '../time/instant.js'
import { refuseIfAny, SandboxError } from '../validation/sandbox-error.js'
import type { World } from '../world/world.js'
import { clockGoesBack } from './preconditions.js'
import { settle } from './settle.js'

/**
 * Moves the clock forward and resolves once everything due has happened. Calls back for each transition that falls due
 * on the way, but not for those that were due before, even if they have not been processed yet. Throws a SandboxError
 * if the clock can't be moved so, or if the sandbox is reset meanwhile.
 */
export async function advanceClock(
  world: World,
  advance: ClockAdvance,
  onTransition: (transition: Transition) => void
): Promise<void> {
  const start = world.clock.now()
  const target = targetOf(world, advance)
  const unsubscribe = world.events.subscribe((event) => {
    if (event.kind !== 'transition') return
    const { at } = event.transition
    if (at > start && at <= target) onTransition(event.transition)
  })
  try {
    world.moveClock(target)
    await settle(world, target)
  } finally {
    unsubscribe()
  }
}

/** The instant, in epoch milliseconds, to which an advance moves the clock. */
function targetOf(world: World, { ms, to }: ClockAdvance): number {
  const what = 'The clock was not advanced.'
  const now = world.clock.now()
  if (to !== undefined) {
    refuseIfAny('conflict', what, clockGoesBack(world, to, ['to']))
    return epochMs(to)
  }
  if (ms !== undefined) {
    if (now + ms <= LAST_INSTANT) return now + ms
    const message = `must be at most ${LAST_INSTANT - now}, which leads to ${formatInstant(LAST_INSTANT)}`
    throw new SandboxError('invalid', what, [{ at: ['ms'], message }])
  }
  const next = world.jobs.nextTransitionAt()
  if (next !== undefined) return Math.max(now, next)
  const message = 'there is none: no job of this sandbox changes by time alone'
  throw new SandboxError('conflict', what, [{ at: ['toNextTransition'], message }])
}
