import { useEffect, useState } from 'preact/hooks'
import { live } from '../live/live.js'

/** How often the time is looked at anew while it passes, in milliseconds. */
const TICK_MS = 250

/**
 * Returns what the clock of the sandbox shows, in milliseconds since 1970, again and again while it runs and something on
 * the page moves with it; undefined if it is not known.
 */
export function useSandboxNow(isMoving: boolean): number | undefined {
  const { clock } = live.value
  const isRunning = clock.reading.value?.clock.mode === 'running'
  const [, tick] = useState(0)
  useEffect(() => {
    if (!isRunning || !isMoving) return
    const timer = setInterval(() => tick((count) => count + 1), TICK_MS)
    return () => clearInterval(timer)
  }, [isRunning, isMoving])
  return clock.now()
}
