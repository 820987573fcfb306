import type { Advanced, Clock, ClockControl } from '../../client/index.js'
import { live } from '../live/live.js'
import { type Action, useAction } from './use-action.js'

/** What to ask of the clock, and what to call it once it is done: `Advanced by 1 min`. */
type ClockAct = [what: string, ask: (control: ClockControl) => Promise<Clock | Advanced>]

/** Returns an act on the clock of the sandbox. What it did is told in the head of the page. */
export function useClockAct(): Action<ClockAct> {
  const { clock, feed } = live.value
  return useAction(async (...[what, ask]: ClockAct) => clock.note(what, await ask(feed.client.clock)))
}
