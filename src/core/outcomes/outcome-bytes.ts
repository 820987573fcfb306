import { sizeOf } from '../memory/size-of.js'
import type { OutcomeSeed } from './outcome.js'

/** An outcome without its texts: its counts, and its place in the list. */
export const OUTCOME_BYTES = 300

/** Returns about how many bytes of memory an outcome takes. */
export function outcomeBytes(seed: OutcomeSeed): number {
  return OUTCOME_BYTES + sizeOf(seed)
}
