import { sizeOf } from '../memory/size-of.js'
import type { FaultSeed } from './fault.js'

/** An armed fault without its texts: its counts, and its places in the indexes. */
export const RULE_BYTES = 600

/** Returns about how many bytes of memory an armed fault takes. */
export function faultBytes(seed: FaultSeed): number {
  return RULE_BYTES + sizeOf(seed)
}
