import { useEffect, useState } from 'preact/hooks'
import { live } from '../live/live.js'
import { instantText } from './format.js'

/** How often the time is shown anew while it passes, in milliseconds. */
const TICK_MS = 250

/** What the clock of the sandbox shows. It is no live region: a screen reader would read it all the time. */
export function SandboxTime() {
  const { clock } = live.value
  const isRunning = clock.reading.value?.clock.mode === 'running'
  const [, tick] = useState(0)
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => tick((count) => count + 1), TICK_MS)
    return () => clearInterval(timer)
  }, [isRunning])
  const now = clock.now()
  if (now === undefined) return null
  const at = new Date(now).toISOString()
  return <time dateTime={at}>{instantText(at)}</time>
}
