import { type Static, Type } from '@sinclair/typebox'
import { AssetsSnapshot } from '../assets/asset-store.js'
import { FaultSnapshot, faultSnapshotsProblems } from '../faults/fault-snapshot.js'
import { JobSnapshot, jobSnapshotProblems } from '../jobs/job-snapshot.js'
import type { JobsSnapshot } from '../jobs/jobs-snapshot.js'
import { LimitsSettings } from '../jobs/limits.js'
import { OutcomeRule, outcomeRulesProblems } from '../outcomes/outcome-rules.js'
import { RandomState } from '../random.js'
import { ClockSettings } from '../time/clock.js'
import { type Problem, repeatedIds } from '../validation/problem.js'

const Duration = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'milliseconds' })

/** A sandbox written down: each piece of its world's state has a member here. The jobs, which may be many, are last. */
export const SnapshotDocument = Type.Object(
  {
    version: Type.Literal(1, { description: 'the version of this form' }),
    /** What jobs seeded or created from now on are given. */
    origin: Type.Object(
      {
        accountId: Type.String({ pattern: '^[0-9]{12}$', description: '12 digits' }),
        region: Type.String({ pattern: '^[a-z0-9-]{1,32}$', description: 'a region such as us-east-1' }),
        durations: Type.Object(
          { waitingMs: Duration, inProgressMs: Duration, unstartedMs: Duration },
          { additionalProperties: false }
        )
      },
      { additionalProperties: false }
    ),
    clock: Type.Required(ClockSettings),
    random: RandomState,
    faults: Type.Array(FaultSnapshot),
    outcomes: Type.Array(OutcomeRule),
    limits: LimitsSettings,
    assets: AssetsSnapshot,
    jobs: Type.Object(
      { nextSerial: JobSnapshot.properties.serial, held: Type.Array(JobSnapshot) },
      { additionalProperties: false }
    )
  },
  { additionalProperties: false, description: 'a sandbox as GET /__admin/snapshot answers it' }
)
export type SnapshotDocument = Static<typeof SnapshotDocument>

/** A sandbox written down, its jobs one after the other as they are read. */
export interface Snapshot extends Omit<SnapshotDocument, 'jobs'> {
  readonly jobs: JobsSnapshot
}

/** What is wrong with a snapshot of the right shape. */
export function snapshotProblems({ faults, outcomes, jobs: { nextSerial, held } }: SnapshotDocument): Problem[] {
  const at = (index: number) => ['jobs', 'held', index]
  return [
    ...faultSnapshotsProblems(faults, ['faults']),
    ...outcomeRulesProblems(outcomes, ['outcomes']),
    ...held.flatMap((job, index) => jobSnapshotProblems(job, at(index))),
    ...repeatedIds(
      held.map(({ job }) => job.Id),
      (index) => [...at(index), 'job', 'Id']
    ),
    ...held.flatMap(({ serial }, index) => {
      const low = (held[index - 1]?.serial ?? -1) + 1
      if (serial >= low && serial < nextSerial) return []
      const message = `must be at least ${low}, for serials rise, and below nextSerial, which is ${nextSerial}`
      return [{ at: [...at(index), 'serial'], message }]
    })
  ]
}
