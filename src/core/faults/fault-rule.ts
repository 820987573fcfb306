import type { JobState } from '../jobs/job-state.js'
import type { JobType } from '../jobs/job-types.js'
import type { OperationName } from '../model/operation.js'
import { type Effect, parseEffect } from './effects/effect.js'
import type { FaultMatch, FaultSeed } from './fault.js'
import type { Bucket } from './token-bucket.js'

/** An armed fault and its counts. */
export interface FaultRule {
  readonly id: string
  readonly seed: FaultSeed
  /** The effect of the seed, parsed once. */
  readonly effect: Effect | undefined
  /** The sandbox's instant of arming, in epoch milliseconds. */
  readonly armedAt: number
  /** How many requests the rule's `match` held for, those after it was spent included. */
  matched: number
  /** How many of those it spoiled or delayed. */
  fired: number
  /** The tokens of one with a quota, once it was asked. */
  bucket: Bucket | undefined
}

/** Makes a rule of a fault, with its counts if it has any yet. */
export function toFaultRule(
  id: string,
  seed: FaultSeed,
  armedAt: number,
  counts: Pick<FaultRule, 'matched' | 'fired' | 'bucket'> = { matched: 0, fired: 0, bucket: undefined }
): FaultRule {
  return { id, seed, effect: seed.effect && parseEffect(seed.effect), armedAt, ...counts }
}

/** What a fault can tell requests apart by. Members that the request has not are undefined. */
export interface FaultTarget {
  readonly operation: OperationName | undefined
  readonly jobId: string | undefined
  readonly state: JobState | undefined
  readonly type: JobType | undefined
  readonly attempt: number | undefined
}

/** How often a rule can still fire; undefined if nothing but its time to live ends it. */
export function remaining({ seed: { times }, fired }: FaultRule): number | undefined {
  return times === undefined ? undefined : times - fired
}

/** Whether a rule will never fire again: its `times` are used up or its time to live is over. */
export function isSpent(rule: FaultRule, now: number): boolean {
  return remaining(rule) === 0 || isExpired(rule, now)
}

/** Whether a rule's time to live is over. */
export function isExpired({ armedAt, seed: { ttlMs } }: FaultRule, now: number): boolean {
  return ttlMs !== undefined && now >= armedAt + ttlMs
}

/** Whether all that a rule wants of a request is so. */
export function matches(match: FaultMatch | undefined, target: FaultTarget): boolean {
  if (match === undefined) return true
  return (
    (match.operation === undefined || match.operation === target.operation) &&
    (match.jobId === undefined || match.jobId === target.jobId) &&
    (match.state === undefined || match.state === target.state) &&
    (match.type === undefined || match.type === target.type) &&
    (match.attempt === undefined || match.attempt === target.attempt)
  )
}
