import type { ClockAdvance } from '../time/clock.js'
import { formatInstant, LAST_INSTANT, parseInstant } from '../time/instant.js'
import { refuseIfAny, SandboxError } from '../validation/sandbox-error.js'
import type { World } from '../world/world.js'
import { clockGoesBack } from './preconditions.js'

/** The instant, in epoch milliseconds, to which an advance brings a clock. Throws a SandboxError if it can't. */
export function advanceTarget(world: World, { ms, to }: ClockAdvance): number {
  const what = 'The clock was not advanced.'
  const now = world.clock.now()
  if (to !== undefined) {
    refuseIfAny('conflict', what, clockGoesBack(world, to, ['to']))
    return parseInstant(to) as number
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
