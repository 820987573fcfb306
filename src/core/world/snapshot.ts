import { type Static, Type } from '@sinclair/typebox'
import { type AssetContents, AssetsSnapshot, type NamedContent } from '../assets/asset-store.js'
import { JsonBase64, JsonList, JsonMembers } from '../collections/json-pieces.js'
import type { DataGrantStore } from '../data-grants/data-grant-store.js'
import { DataGrantsSnapshot, dataGrantsSnapshotProblems } from '../data-grants/data-grants-snapshot.js'
import type { DataSetsContents } from '../data-sets/data-sets-contents.js'
import { DataSetsSnapshot } from '../data-sets/data-sets-snapshot.js'
import { dataSetsSnapshotProblems } from '../data-sets/data-sets-snapshot-problems.js'
import type { EventActionStore } from '../event-actions/event-action-store.js'
import { EventActionsSnapshot, eventActionsSnapshotProblems } from '../event-actions/event-actions-snapshot.js'
import { FaultSnapshot, faultSnapshotsProblems } from '../faults/fault-snapshot.js'
import { JobEffectsSnapshot } from '../jobs/job-effects.js'
import { JobSnapshot, jobSnapshotProblems } from '../jobs/job-snapshot.js'
import type { JobsSnapshot } from '../jobs/jobs-snapshot.js'
import { LimitsSettings } from '../jobs/limits.js'
import { SentNotification, sentNotificationsProblems } from '../notifications/sent-notifications.js'
import { OutcomeRule, outcomeRulesProblems } from '../outcomes/outcome-rules.js'
import { RandomState } from '../random.js'
import { ClockSettings } from '../time/clock.js'
import { epochMs } from '../time/instant.js'
import type { Steps } from '../time/steps.js'
import { Bucket } from '../time/token-bucket.js'
import { type Problem, repetitionCheck } from '../validation/problem.js'
import { neighboursSnapshotProblems } from './neighbours-snapshot-problems.js'

const Duration = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'A duration in milliseconds.'
})

/** A serialized sandbox. Each piece of its world's state has a member. The jobs come last, as there may be many. */
export const SnapshotDocument = Type.Object(
  {
    version: Type.Literal(1, { description: 'The version of the snapshot format.' }),
    /** The settings that apply to jobs seeded or created later. */
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
    /** Absent if the limit of requests to API assets has counted none. */
    apiRequests: Type.Optional(Bucket),
    assets: AssetsSnapshot,
    /** Absent in snapshots of versions that had no data sets. */
    dataSets: Type.Optional(DataSetsSnapshot),
    /** Absent in snapshots of versions that had no event actions. */
    eventActions: Type.Optional(EventActionsSnapshot),
    /** Absent in snapshots of versions that had no data grants. */
    dataGrants: Type.Optional(DataGrantsSnapshot),
    /** Absent in snapshots of versions that sent no notifications. */
    sentNotifications: Type.Optional(Type.Array(SentNotification)),
    /** What jobs did when they completed. */
    effects: Type.Optional(Type.Array(JobEffectsSnapshot)),
    jobs: Type.Object(
      { nextSerial: JobSnapshot.properties.serial, held: Type.Array(JobSnapshot) },
      { additionalProperties: false }
    )
  },
  { additionalProperties: false, description: 'A sandbox, as returned by `GET /__admin/snapshot`.' }
)
export type SnapshotDocument = Static<typeof SnapshotDocument>

/** A sandbox at an instant. What there may be much of is serialized only as it is read: see `snapshotJson`. */
export interface Snapshot
  extends Omit<
    SnapshotDocument,
    'jobs' | 'assets' | 'dataSets' | 'effects' | 'eventActions' | 'dataGrants' | 'sentNotifications' | 'apiRequests'
  > {
  readonly apiRequests: Bucket | undefined
  readonly assets: AssetContents
  readonly dataSets: DataSetsContents
  readonly eventActions: ReturnType<EventActionStore['snapshot']>
  readonly dataGrants: ReturnType<DataGrantStore['snapshot']>
  readonly sentNotifications: readonly SentNotification[]
  readonly effects: readonly JobEffectsSnapshot[]
  readonly jobs: JobsSnapshot
}

/** Returns a snapshot for `jsonPieces`, which makes a `SnapshotDocument` of it. Can be read once. */
export function snapshotJson({
  faults,
  outcomes,
  limits,
  assets,
  dataSets,
  eventActions,
  dataGrants,
  sentNotifications,
  effects,
  jobs,
  ...others
}: Snapshot): JsonMembers {
  const { nextSerial, held } = jobs
  return new JsonMembers({
    ...others,
    faults: new JsonList(faults),
    outcomes: new JsonList(outcomes),
    limits,
    assets: new JsonMembers({ uploads: contentsJson(assets.uploads), assets: contentsJson(assets.assets) }),
    dataSets: new JsonMembers({
      ...dataSets,
      dataSets: new JsonList(dataSets.dataSets),
      revisions: new JsonList(dataSets.revisions),
      assets: new JsonList(dataSets.assets)
    }),
    eventActions: new JsonMembers({ ...eventActions, held: new JsonList(eventActions.held) }),
    dataGrants: new JsonMembers({ ...dataGrants, held: new JsonList(dataGrants.held) }),
    sentNotifications: new JsonList(sentNotifications),
    effects: new JsonList(effects),
    jobs: new JsonMembers({ nextSerial, held: new JsonList(held) })
  })
}

function contentsJson(contents: readonly NamedContent[]): JsonList<NamedContent> {
  return new JsonList(
    contents,
    ({ id, content, importedBy }) => new JsonMembers({ id, base64: new JsonBase64(content), importedBy })
  )
}

/** Returns what is wrong with a snapshot whose shape is right, and yields after each job. */
export function* snapshotProblems({
  clock,
  faults,
  outcomes,
  dataSets,
  eventActions,
  dataGrants,
  sentNotifications = [],
  effects = [],
  jobs: { nextSerial, held }
}: SnapshotDocument): Steps<Problem[]> {
  const at = (index: number) => ['jobs', 'held', index]
  const jobProblems: Problem[] = []
  const repeated: Problem[] = []
  const misplaced: Problem[] = []
  const check = repetitionCheck((index) => [...at(index), 'job', 'Id'])
  let low = 0
  for (const [index, snapshot] of held.entries()) {
    const { job, serial } = snapshot
    jobProblems.push(...jobSnapshotProblems(snapshot, at(index)))
    repeated.push(...check(job.Id, index))
    if (serial < low || serial >= nextSerial) {
      const message = `must be at least ${low}, because serials rise, and below nextSerial, which is ${nextSerial}`
      misplaced.push({ at: [...at(index), 'serial'], message })
    }
    low = serial + 1
    yield
  }
  const repeatedEffects: Problem[] = []
  const checkEffects = repetitionCheck((index) => ['effects', index, 'jobId'])
  for (const [index, { jobId }] of effects.entries()) {
    repeatedEffects.push(...checkEffects(jobId, index))
    yield
  }
  const dataSetProblems = dataSets === undefined ? [] : yield* dataSetsSnapshotProblems(dataSets, ['dataSets'])
  return [
    ...dataSetProblems,
    ...(eventActions === undefined ? [] : eventActionsSnapshotProblems(eventActions, ['eventActions'])),
    ...(dataGrants === undefined ? [] : dataGrantsSnapshotProblems(dataGrants, ['dataGrants'])),
    ...neighboursSnapshotProblems({ dataSets, eventActions, dataGrants, now: epochMs(clock.now) }),
    ...sentNotificationsProblems(sentNotifications, ['sentNotifications']),
    ...repeatedEffects,
    ...faultSnapshotsProblems(faults, ['faults']),
    ...outcomeRulesProblems(outcomes, ['outcomes']),
    ...jobProblems,
    ...repeated,
    ...misplaced
  ]
}
