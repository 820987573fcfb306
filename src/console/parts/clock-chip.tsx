import { live } from '../live/live.js'
import { hrefOf } from '../route.js'
import { ClockBadge } from './clock-badge.js'
import { SandboxTime } from './sandbox-time.js'
import { useRefresh } from './use-refresh.js'

/** What time it is in the sandbox, and whether time passes. */
export function ClockChip() {
  const { clock } = live.value
  useRefresh(clock)
  const { value } = clock.reading
  if (value === undefined) return null
  return (
    <a class="chip" href={hrefOf({ view: 'clock' })} title="Control the clock of the sandbox">
      <SandboxTime /> <ClockBadge clock={value.clock} />
    </a>
  )
}
