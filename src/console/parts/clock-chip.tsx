import { live } from '../live/live.js'
import { hrefOf } from '../route.js'
import { SandboxTime } from './sandbox-time.js'
import { useRefresh } from './use-refresh.js'

/** What time it is in the sandbox, and whether time passes. */
export function ClockChip() {
  const { clock } = live.value
  useRefresh(clock)
  const { value } = clock.reading
  if (value === undefined) return null
  const { mode, rate } = value.clock
  return (
    <a class="chip" href={hrefOf({ view: 'clock' })} title="Control the clock of the sandbox">
      <SandboxTime /> <span class={`badge clock-${mode}`}>{mode === 'running' && rate !== 1 ? `× ${rate}` : mode}</span>
    </a>
  )
}
