import { live } from '../../live/live.js'
import { durationText } from '../../parts/format.js'
import { useTick } from '../../parts/use-tick.js'

/** How often the time is shown anew, in milliseconds. */
const TICK_MS = 200

/** How long a request has been open. It is no live region: a screen reader would read it all the time. */
export function Elapsed({ since }: { readonly since: string }) {
  useTick(TICK_MS)
  const elapsed = Math.max(0, live.value.requests.wall.now() - Date.parse(since))
  return <span class="elapsed">{durationText(elapsed)} …</span>
}
