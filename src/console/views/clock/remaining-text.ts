import type { Clock } from '../../../client/index.js'
import { durationText } from '../../parts/format.js'

/**
 * Returns in how long something is due: `in 2 min 5 s`, and how long that takes if time does not pass as it really
 * does.
 */
export function remainingText(ms: number, { mode, rate }: Pick<Clock, 'mode' | 'rate'>): string {
  if (ms <= 0) return 'now'
  const text = `in ${durationText(ms)}`
  return mode === 'running' && rate !== 1 ? `${text}, ${durationText(ms / rate)} of real time` : text
}
