import type { Steps } from './steps.js'
import type { TimeSlices } from './time-slices.js'

/** How many steps are done at once, before a client gets its response. */
const AT_ONCE = 1000

/** How many steps are done at a time after that. */
const PER_PART = 64

/**
 * Does work whose first step is all that can be seen of it. Of long work, other requests have their turn in between.
 */
export function finishLater({ slices }: { readonly slices: TimeSlices }, steps: Steps<void>): void {
  if (isDoneAfter(AT_ONCE, steps)) return
  slices.add(() => !isDoneAfter(PER_PART, steps))
}

function isDoneAfter(count: number, steps: Steps<void>): boolean {
  for (let left = count; left > 0; left--) if (steps.next().done) return true
  return false
}
