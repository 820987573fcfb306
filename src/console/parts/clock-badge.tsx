import type { Clock } from '../../client/index.js'

/** Whether the time of a sandbox passes, and how fast if not as real time does. */
export function ClockBadge({ clock: { mode, rate } }: { readonly clock: Pick<Clock, 'mode' | 'rate'> }) {
  return <span class={`badge clock-${mode}`}>{mode === 'running' && rate !== 1 ? `× ${rate}` : mode}</span>
}
