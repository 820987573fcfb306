import { type Static, Type } from '@sinclair/typebox'
import { Identifier } from '../model/id.js'
import { epochMs, formatInstant, Instant } from '../time/instant.js'
import { Bucket } from '../time/token-bucket.js'
import { type Path, type Problem, repeatedIds } from '../validation/problem.js'
import { FaultSeed, faultSeedsProblems } from './fault.js'
import { type FaultRule, toFaultRule } from './fault-rule.js'

const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

/** A fault in a snapshot: as it was armed, with its counts. */
export const FaultSnapshot = Type.Object(
  {
    id: Identifier,
    armedAt: Instant,
    matched: Count,
    fired: Count,
    bucket: Type.Optional(Bucket),
    seed: FaultSeed
  },
  { additionalProperties: false }
)
export type FaultSnapshot = Static<typeof FaultSnapshot>

/** Converts an armed fault to its form in a snapshot. */
export function toFaultSnapshot({ id, armedAt, matched, fired, bucket, seed }: FaultRule): FaultSnapshot {
  return { id, armedAt: formatInstant(armedAt), matched, fired, ...(bucket && { bucket }), seed }
}

/** Converts a fault of a snapshot back to an armed one. */
export function fromFaultSnapshot({ id, armedAt, matched, fired, bucket, seed }: FaultSnapshot): FaultRule {
  return toFaultRule(id, seed, epochMs(armedAt), { matched, fired, bucket })
}

/** Returns what is wrong with the faults of a snapshot. Their shape is right. */
export function faultSnapshotsProblems(faults: readonly FaultSnapshot[], at: Path): Problem[] {
  return [
    ...faultSeedsProblems(
      faults.map(({ seed }) => seed),
      (index) => [...at, index, 'seed']
    ),
    ...repeatedIds(
      faults.map(({ id }) => id),
      (index) => [...at, index, 'id']
    ),
    ...faults.flatMap(({ matched, fired, seed: { times = matched } }, index) => {
      const most = Math.min(matched, times)
      if (fired <= most) return []
      return [{ at: [...at, index, 'fired'], message: `must be at most ${most}, as often as it can have fired` }]
    })
  ]
}
