import type { Bucket } from '../time/token-bucket.js'
import { type Effect, parseEffect } from './effects/effect.js'
import type { FaultSeed } from './fault.js'

/** An armed fault and its counts. */
export interface FaultRule {
  readonly id: string
  readonly seed: FaultSeed
  /** The effect of the seed, parsed once for all requests. */
  readonly effect: Effect | undefined
  /** When it was armed, in the sandbox's time, in epoch milliseconds. */
  readonly armedAt: number
  /** How many requests it has matched, including those after it was spent. */
  matched: number
  /** For how many of those it has fired. */
  fired: number
  /** The tokens of its quota. Undefined without a quota, and before its first request. */
  bucket: Bucket | undefined
}

/** The part of a rule that changes. */
type Counts = Pick<FaultRule, 'matched' | 'fired' | 'bucket'>

/** Makes a rule of a fault. The counts are those of a snapshot, if it comes from one. */
export function toFaultRule(
  id: string,
  seed: FaultSeed,
  armedAt: number,
  { matched, fired, bucket }: Counts = { matched: 0, fired: 0, bucket: undefined }
): FaultRule {
  return { id, seed, effect: seed.effect && parseEffect(seed.effect), armedAt, matched, fired, bucket }
}
