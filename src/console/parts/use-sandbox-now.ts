import { live } from '../live/live.js'
import { useTick } from './use-tick.js'

/** How often the time is looked at anew while it passes, in milliseconds. */
const TICK_MS = 250

/**
 * Returns what the clock of the sandbox shows, in milliseconds since 1970, again and again while it runs and something
 * on the page moves with it; undefined if it is not known.
 */
export function useSandboxNow(isMoving: boolean): number | undefined {
  const { clock } = live.value
  const isRunning = clock.reading.value?.clock.mode === 'running'
  useTick(TICK_MS, isRunning && isMoving)
  return clock.now()
}
