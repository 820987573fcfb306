import assert from 'node:assert/strict'
import fc from 'fast-check'
import { jsonPieces } from '../../src/core/collections/json-pieces.js'
import type { ReadonlyDataGrantStore } from '../../src/core/data-grants/data-grant-store.js'
import type { DataSetSeed } from '../../src/core/data-sets/data-set-seed.js'
import type { ReadonlyDataSetStore } from '../../src/core/data-sets/data-set-store.js'
import type { ReadonlyEventActionStore } from '../../src/core/event-actions/event-action-store.js'
import { JobState } from '../../src/core/jobs/job-state.js'
import { JobType } from '../../src/core/jobs/job-types.js'
import { Refusal } from '../../src/core/model/refusal.js'
import { Sandbox } from '../../src/core/sandbox/sandbox.js'
import { SandboxDataGrants } from '../../src/core/sandbox/sandbox-data-grants.js'
import { SandboxDataSets } from '../../src/core/sandbox/sandbox-data-sets.js'
import { SandboxEventActions } from '../../src/core/sandbox/sandbox-event-actions.js'
import { SandboxJobs } from '../../src/core/sandbox/sandbox-jobs.js'
import { SandboxError } from '../../src/core/validation/sandbox-error.js'
import type { Scenario } from '../../src/core/world/scenario.js'
import { type Snapshot, type SnapshotDocument, snapshotJson } from '../../src/core/world/snapshot.js'
import { createJobRequest, jobSeed } from './arbitraries.js'
import { target as aTarget } from './armed-faults.js'
import { Type } from './jobs.js'
import { recorded } from './recorded.js'

/** A scenario with something for every action to work on. */
export const START: Scenario = {
  name: 'start',
  jobs: [
    { Type, Id: 'timed', plan: 'succeeds' },
    { Type, Id: 'polled', plan: [{ state: 'IN_PROGRESS', forPolls: 2 }, { state: 'COMPLETED' }] },
    { Type: 'EXPORT_ASSET_TO_SIGNED_URL' }
  ],
  faults: [
    { id: 'f', times: 1, effect: { exception: 'ThrottlingException' } },
    { id: 'g', probability: 0.5, ttlMs: 4000, delay: { uniformMs: [0, 1000] } }
  ]
}

/** Something done to a sandbox. It need not be legal: the sandbox may refuse it. */
export type Action = (sandbox: Sandbox) => unknown

const at = (index: number) => [index]
const someJob = fc.constantFrom('timed', 'polled', 'nobody')
/** One job of each type at a time. */
const limitsOfOne = Object.fromEntries(JobType.enum.map((type) => [type, 1])) as Record<JobType, number>
const target = aTarget({ jobId: 'timed', state: undefined, attempt: undefined })

function lastJob(sandbox: Sandbox): string | undefined {
  return sandbox.jobs.list({ after: undefined, limit: 1000 }).jobs.at(-1)?.id
}

/** The ids of the data set, the revision and the asset that came last, or ids that nothing has. */
function lastIds({ dataSets: { store } }: Sandbox) {
  const [dataSetId = 'nobody'] = [...store.dataSets('OWNED')].map(({ id }) => id)
  const [RevisionId = 'nobody'] = [...store.revisions(dataSetId)].map(({ id }) => id)
  const [AssetId = 'nobody'] = [...store.assets(RevisionId)].map(({ id }) => id)
  return { DataSetId: dataSetId, RevisionId, AssetId }
}

/** The ARN of the resource of some kind that came last. */
function lastArn(sandbox: Sandbox, kind: number): string {
  const { DataSetId, RevisionId, AssetId } = lastIds(sandbox)
  const dataSet = sandbox.dataSets.find(DataSetId)
  return [
    dataSet.arn,
    `${dataSet.arn}/revisions/${RevisionId}`,
    `${dataSet.arn}/revisions/${RevisionId}/assets/${AssetId}`,
    [...sandbox.eventActions.store.list()][0]?.arn ?? 'none',
    [...sandbox.dataGrants.store.list()][0]?.arn ?? 'none'
  ][kind] as string
}

/** Performs steps until one is refused, and returns what came of them: only one alone changes nothing if it is refused. */
function* inSteps(...steps: (() => unknown)[]): Generator<unknown> {
  for (const step of steps) {
    try {
      yield step()
    } catch (error) {
      return yield { error: String(error) }
    }
  }
}

/** Creates and starts a job that imports into, or exports, the revision that came last. */
function work(sandbox: Sandbox, isImport: boolean): unknown {
  const { AssetId: _, ...ids } = lastIds(sandbox)
  const { DataSetId, RevisionId } = ids
  const ImportAssetsFromS3 = { AssetSources: ['a', 'b'].map((Key) => ({ Bucket: 'b', Key })), ...ids }
  const ExportRevisionsToS3 = { DataSetId, RevisionDestinations: [{ Bucket: 'b', RevisionId }] }
  const AssetConfiguration = { Tags: [{ Key: 'k', Value: 'v' }] }
  const request = isImport
    ? { Type: 'IMPORT_ASSETS_FROM_S3' as const, Details: { ImportAssetsFromS3 }, AssetConfiguration }
    : { Type: 'EXPORT_REVISIONS_TO_S3' as const, Details: { ExportRevisionsToS3 } }
  return [
    ...inSteps(
      () => sandbox.jobs.create(request, undefined),
      () => sandbox.jobs.start(lastJob(sandbox) as string)
    )
  ]
}

const text = fc.string({ maxLength: 5 })
const tags = fc.dictionary(text, text, { maxKeys: 2, noNullPrototype: true })

/** A notification that is often the same as another one, or has the client token of another one. */
const notification = fc.record(
  { Type: fc.constant('DATA_DELAY' as const), Comment: text, ClientToken: fc.constantFrom('a', 'b') },
  { requiredKeys: ['Type'], noNullPrototype: true }
)

/** Actions for every way to change the data sets of a sandbox, and for jobs that do. */
const DATA_SET_ACTIONS: Readonly<Record<string, fc.Arbitrary<Action>>> = {
  'dataSets.create': fc
    .record({ AssetType: fc.constant('S3_SNAPSHOT' as const), Name: text, Description: text, Tags: tags })
    .map((request) => (sandbox) => sandbox.dataSets.create(request)),
  'dataSets.update': text.map((Name) => (sandbox) => sandbox.dataSets.update(lastIds(sandbox).DataSetId, { Name })),
  'dataSets.delete': fc.constant<Action>((sandbox) => sandbox.dataSets.delete(lastIds(sandbox).DataSetId)),
  'dataSets.createRevision': fc.record({ Comment: text, Tags: tags }).map((request) => (sandbox) => {
    return sandbox.dataSets.createRevision(lastIds(sandbox).DataSetId, request)
  }),
  'dataSets.updateRevision': fc
    .record({ Comment: text, Finalized: fc.boolean() }, { requiredKeys: [], noNullPrototype: true })
    .map((changes) => (sandbox) => {
      const { DataSetId, RevisionId } = lastIds(sandbox)
      return sandbox.dataSets.updateRevision(DataSetId, RevisionId, changes)
    }),
  'dataSets.revokeRevision': text.map((comment) => (sandbox) => {
    const { DataSetId, RevisionId } = lastIds(sandbox)
    return sandbox.dataSets.revokeRevision(DataSetId, RevisionId, comment)
  }),
  'dataSets.deleteRevision': fc.constant<Action>((sandbox) => {
    const { DataSetId, RevisionId } = lastIds(sandbox)
    return sandbox.dataSets.deleteRevision(DataSetId, RevisionId)
  }),
  'dataSets.updateAsset': text.map((Name) => (sandbox) => sandbox.dataSets.updateAsset({ ...lastIds(sandbox), Name })),
  'dataSets.deleteAsset': fc.constant<Action>((sandbox) => {
    const { DataSetId, RevisionId, AssetId } = lastIds(sandbox)
    return sandbox.dataSets.deleteAsset(DataSetId, RevisionId, AssetId)
  }),
  'dataSets.seedInSlices': fc
    .record(
      { Name: text, Tags: tags, product: fc.constant({}) },
      { requiredKeys: ['Name', 'Tags'], noNullPrototype: true }
    )
    .map((members) => (sandbox) => {
      const revisions = [{ Finalized: true, assets: [{ Name: 'a', text: 'x' }, { Name: 'b' }] }, {}]
      return sandbox.dataSets.seedInSlices([{ ...members, AssetType: 'S3_SNAPSHOT', revisions }, ENTITLED], at)
    }),
  'dataSets.sendNotification': notification.map((request) => (sandbox) => {
    return sandbox.dataSets.sendNotification(lastIds(sandbox).DataSetId, request)
  }),
  notify: fc.array(notification, { minLength: 1, maxLength: 3 }).map((requests) => async (sandbox) => {
    const [dataSet] = await sandbox.dataSets.seedInSlices([{ AssetType: 'S3_SNAPSHOT', product: {} }], at)
    const sends = requests.map((request) => () => sandbox.dataSets.sendNotification(dataSet?.id ?? 'none', request))
    return [...inSteps(...sends)]
  }),
  'dataSets.seedRevisionsInSlices': text.map((Comment) => (sandbox) => {
    const { DataSetId } = lastIds(sandbox)
    return sandbox.dataSets.seedRevisionsInSlices(DataSetId, [{ Comment, assets: [{ Name: 'c' }] }], at)
  }),
  'dataSets.removeInSlices': fc.constant<Action>((sandbox) => {
    return sandbox.dataSets.removeInSlices(lastIds(sandbox).DataSetId)
  }),
  'dataSets.tag': fc.tuple(fc.nat({ max: 4 }), tags).map(
    ([kind, added]) =>
      (sandbox) =>
        sandbox.dataSets.tag(lastArn(sandbox, kind), added)
  ),
  'dataSets.untag': fc.tuple(fc.nat({ max: 4 }), fc.array(text, { maxLength: 2 })).map(
    ([kind, keys]) =>
      (sandbox) =>
        sandbox.dataSets.untag(lastArn(sandbox, kind), keys)
  ),
  'dataSets.callApiAsset': fc.nat({ max: 2 }).map((requestsPerSecond) => (sandbox) => {
    // Each call counts for the limit, and the state of that is in snapshots, whatever comes of the call.
    return [
      ...inSteps(
        () => sandbox.setLimits({ apiAssets: { requestsPerSecond } }),
        () => sandbox.dataSets.callApiAsset(lastIds(sandbox)),
        () => sandbox.dataSets.callApiAsset(lastIds(sandbox))
      )
    ]
  }),
  import: fc.constant<Action>((sandbox) => work(sandbox, true)),
  export: fc.constant<Action>((sandbox) => work(sandbox, false)),
  pipeline: fc.constant<Action>((sandbox) => {
    return [
      ...inSteps(
        () => sandbox.dataSets.create({ ...NEW, Tags: { k: 'v' } }),
        () => sandbox.dataSets.createRevision(lastIds(sandbox).DataSetId, { Comment: 'c' }),
        () => work(sandbox, true)
      )
    ]
  })
}

/** The id of the ENTITLED data set that came last, or one that nothing has. */
function lastEntitled({ dataSets: { store } }: Sandbox): string {
  return someId(store.dataSets('ENTITLED'))
}

const exportTo = (Bucket: string) => ({ ExportRevisionToS3: { RevisionDestination: { Bucket } } })

/** Actions for every way to change the event actions of a sandbox, and to publish what they export. */
const EVENT_ACTION_ACTIONS: Readonly<Record<string, fc.Arbitrary<Action>>> = {
  'eventActions.create': fc.record({ Bucket: text, Tags: tags }).map(({ Bucket, Tags }) => (sandbox) => {
    const Event = { RevisionPublished: { DataSetId: lastEntitled(sandbox) } }
    return sandbox.eventActions.create({ Action: exportTo(Bucket), Event, Tags })
  }),
  'eventActions.update': fc.option(text, { nil: undefined }).map((Bucket) => (sandbox) => {
    const id = someId(sandbox.eventActions.store.list())
    return sandbox.eventActions.update(id, Bucket === undefined ? undefined : exportTo(Bucket))
  }),
  'eventActions.delete': fc.constant<Action>((sandbox) => {
    return sandbox.eventActions.delete(someId(sandbox.eventActions.store.list()))
  }),
  publish: fc.boolean().map((Finalized) => (sandbox) => {
    const seeds = [{ Finalized, assets: [{ Name: 'p', text: 'x' }] }]
    return sandbox.dataSets.seedRevisionsInSlices(lastEntitled(sandbox), seeds, at)
  })
}

/** Actions for every way to change the data grants of a sandbox. */
const DATA_GRANT_ACTIONS: Readonly<Record<string, fc.Arbitrary<Action>>> = {
  'dataGrants.create': fc
    .record({
      Name: text,
      EndsAt: fc.constantFrom('2026-03-02T09:15:02.000Z', '2099-01-01T00:00:00Z', undefined),
      Tags: tags
    })
    .map(({ Name, EndsAt, Tags }) => (sandbox) => {
      const { DataSetId: SourceDataSetId } = lastIds(sandbox)
      const request = {
        Name,
        GrantDistributionScope: 'NONE',
        ReceiverPrincipal: '111111111111',
        SourceDataSetId,
        Tags
      } as const
      return sandbox.dataGrants.create({ ...request, ...(EndsAt && { EndsAt }) })
    }),
  'dataGrants.accept': fc.constant<Action>((sandbox) => {
    const [grant] = sandbox.dataGrants.store.list()
    return sandbox.dataGrants.accept(grant?.arn ?? 'none')
  }),
  'dataGrants.stageInSlices': fc.constant<Action>(async (sandbox) => {
    const [grant] = sandbox.dataGrants.store.list()
    const staged = await sandbox.dataGrants.stageInSlices(grant?.arn ?? 'none')
    return sandbox.dataGrants.accept(grant?.arn ?? 'none', staged)
  }),
  'dataGrants.delete': fc.constant<Action>((sandbox) => {
    return sandbox.dataGrants.delete(someId(sandbox.dataGrants.store.list()))
  }),
  grantAll: fc.constant<Action>((sandbox) => {
    const { DataSetId: SourceDataSetId } = lastIds(sandbox)
    const request = {
      Name: 'g',
      GrantDistributionScope: 'NONE',
      ReceiverPrincipal: '111111111111',
      SourceDataSetId
    } as const
    return [...inSteps(() => sandbox.dataGrants.accept(sandbox.dataGrants.create(request).arn))]
  })
}

const ENTITLED: DataSetSeed = {
  Origin: 'ENTITLED',
  OriginDetails: { ProductId: 'prod-abcdefghij234' },
  AssetType: 'S3_SNAPSHOT',
  revisions: [{ assets: [{ Name: 'a', text: 'x' }] }]
}

const NEW = { AssetType: 'S3_SNAPSHOT', Name: 'n', Description: 'd' } as const

/** Actions for every way to change a sandbox, by the name of the method. */
const ACTIONS: Readonly<Record<string, fc.Arbitrary<Action>>> = {
  ...DATA_SET_ACTIONS,
  ...EVENT_ACTION_ACTIONS,
  ...DATA_GRANT_ACTIONS,
  'jobs.seed': jobSeed.map((seed) => (sandbox) => sandbox.jobs.seed([seed], at)),
  'jobs.seedInSlices': fc.array(jobSeed, { maxLength: 3 }).map((seeds) => (sandbox) => {
    return sandbox.jobs.seedInSlices(seeds, at)
  }),
  'jobs.seedBatches': fc.array(jobSeed, { minLength: 1, maxLength: 3 }).map((seeds) => async (sandbox) => {
    const seeded: unknown[] = []
    async function* batches() {
      for (const seed of seeds) yield { seeds: [seed], at }
    }
    await sandbox.jobs.seedBatches(batches(), (jobs) => seeded.push(...jobs))
    return seeded
  }),
  'jobs.create': fc.tuple(createJobRequest, fc.constantFrom('eu-west-1', undefined)).map(
    ([request, region]) =>
      (sandbox) =>
        sandbox.jobs.create(request, region)
  ),
  'jobs.start': fc.oneof(
    someJob.map(
      (id): Action =>
        (sandbox) =>
          sandbox.jobs.start(id)
    ),
    fc.constant<Action>((sandbox) => sandbox.jobs.start(lastJob(sandbox) ?? 'nobody'))
  ),
  'jobs.upload': fc.uint8Array({ maxLength: 40 }).map((bytes) => (sandbox) => {
    return sandbox.jobs.upload(lastJob(sandbox) ?? 'nobody', Buffer.from(bytes))
  }),
  addOutcomes: fc
    .record({ plan: fc.constantFrom('fails' as const, 'hangs' as const), nth: fc.constantFrom(1, 2, undefined) })
    .map(({ plan, nth }) => (sandbox) => {
      return sandbox.addOutcomes([{ plan, times: 2, ...(nth && { match: { nth } }) }], at)
    }),
  deleteOutcome: fc.constant<Action>((sandbox) => sandbox.deleteOutcome(sandbox.outcomes.list()[0]?.id ?? 'none')),
  deleteOutcomes: fc.constant<Action>((sandbox) => sandbox.deleteOutcomes()),
  setLimits: fc
    .constantFrom('ConflictException' as const, 'ERROR' as const)
    .map((onBreach) => (sandbox) => sandbox.setLimits({ inProgress: limitsOfOne, onBreach })),
  clearLimits: fc.constant<Action>((sandbox) => sandbox.clearLimits()),
  'jobs.poll': someJob.map((id) => (sandbox) => sandbox.jobs.poll(id)),
  'jobs.delete': fc.oneof(
    someJob.map(
      (id): Action =>
        (sandbox) =>
          sandbox.jobs.delete(id)
    ),
    fc.constant<Action>((sandbox) => sandbox.jobs.delete(lastJob(sandbox) ?? 'nobody'))
  ),
  'jobs.transition': fc.tuple(someJob, fc.constantFrom(...JobState.enum)).map(
    ([id, state]) =>
      (sandbox) =>
        sandbox.jobs.transition(id, state, {})
  ),
  armFaults: fc.constantFrom('f', undefined).map((id) => (sandbox) => {
    return sandbox.armFaults([{ ...(id && { id }), probability: 0.3, delay: { uniformMs: [0, 9] } }], at)
  }),
  apply: fc.tuple(jobSeed, fc.constantFrom('add' as const, 'replace' as const)).map(([seed, mode]) => (sandbox) => {
    const scenario: Scenario = {
      name: 'x',
      jobs: [seed],
      clock: { mode: 'frozen' },
      faults: [{ id: 'f', delay: { ms: 1 } }]
    }
    return sandbox.apply(scenario, mode)
  }),
  seedSides: fc
    .tuple(fc.boolean(), fc.constantFrom('add' as const, 'replace' as const), fc.nat({ max: 5000 }))
    .map(([isAccepted, mode, ms]) => (sandbox) => {
      const EndsAt = new Date(sandbox.clock.now() + ms).toISOString()
      const AcceptanceState = isAccepted ? 'ACCEPTED' : 'PENDING_RECEIVER_ACCEPTANCE'
      const { DataSetId } = lastIds(sandbox)
      const own = { Id: `s${'x'.repeat(29)}`, revisions: [{ Finalized: true, assets: [{ Name: 'a', text: 'x' }] }] }
      const scenario: Scenario = {
        name: 'sides',
        dataSets: mode === 'replace' ? [own, { ...ENTITLED, Id: 'entitled' }] : [{ ...ENTITLED, Id: 'entitled' }],
        eventActions: [{ Event: { RevisionPublished: { DataSetId: 'entitled' } } }],
        dataGrants: [{ SourceDataSetId: mode === 'replace' ? own.Id : DataSetId, AcceptanceState, EndsAt }]
      }
      return sandbox.applyInSlices(scenario, mode)
    }),
  applyInSlices: fc.tuple(jobSeed, fc.constantFrom('add' as const, 'replace' as const)).map(
    ([seed, mode]) =>
      (sandbox) =>
        sandbox.applyInSlices({ name: 'x', jobs: [seed], outcomes: [{ plan: 'fails' }] }, mode)
  ),
  restoreInSlices: fc.constant<Action>((sandbox) => sandbox.restoreInSlices(writtenDown(sandbox))),
  loadInSlices: fc.constant<Action>((sandbox) => sandbox.loadInSlices(writtenDown(sandbox))),
  setClock: fc
    .record({ mode: fc.constantFrom('running' as const, 'frozen' as const), rate: fc.constantFrom(1, 60) })
    .map((setting) => (sandbox) => sandbox.setClock(setting)),
  advanceClock: fc
    .oneof(
      fc.nat({ max: 5000 }).map((ms) => ({ ms })),
      fc.constant({ toNextTransition: true as const })
    )
    .map((advance) => async (sandbox) => {
      const transitions: unknown[] = []
      await sandbox.advanceClock(advance, (transition) => transitions.push(transition))
      return transitions
    }),
  reset: fc.boolean().map((empty) => (sandbox) => sandbox.reset({ empty })),
  resetInSlices: fc.boolean().map((empty) => (sandbox) => sandbox.resetInSlices({ empty })),
  restore: fc.constant<Action>((sandbox) => sandbox.restore(writtenDown(sandbox))),
  matchFaults: fc.boolean().map((mayHold) => (sandbox) => sandbox.matchFaults(target, mayHold)),
  disarmFault: fc.constantFrom('f', 'g').map((id) => (sandbox) => sandbox.disarmFault(id)),
  disarmFaults: fc.constant<Action>((sandbox) => sandbox.disarmFaults()),
  record: someJob.map((jobId) => (sandbox) => sandbox.record(recorded(sandbox.journal, { jobId }))),
  recordArrival: someJob.map((jobId) => (sandbox) => {
    sandbox.recordArrival(recorded(sandbox.journal, { jobId, durationMs: undefined }))
  }),
  updateRequest: fc.boolean().map((isOpen) => (sandbox) => {
    const open = sandbox.recordArrival(recorded(sandbox.journal, { durationMs: undefined }))
    sandbox.updateRequest(open, isOpen ? { ...open.entry, faults: ['f'] } : { ...open.entry, durationMs: 2 })
  }),
  clearJournal: fc.constant<Action>((sandbox) => sandbox.clearJournal())
}

/** The parts that a sandbox hands out: its members that are objects, except those that hold no state or have actions. */
type Part = Exclude<
  { [Name in keyof Sandbox]: Sandbox[Name] extends Callable | string | number ? never : Name }[keyof Sandbox],
  'options' | 'jobs' | 'dataSets' | 'eventActions' | 'dataGrants' | 'memory' | 'eviction'
>
type Callable = (...parameters: never[]) => unknown

/** A use of every member of those parts. None may change anything. The compiler requires one for each new member. */
const READS: { readonly [P in Part]: { readonly [Member in keyof Sandbox[P]]: (part: Sandbox[P]) => unknown } } = {
  clock: {
    mode: (clock) => clock.mode,
    rate: (clock) => clock.rate,
    now: (clock) => clock.now(),
    snapshot: (clock) => clock.snapshot()
  },
  faults: {
    size: (faults) => faults.size,
    has: (faults) => faults.has('f'),
    get: (faults) => faults.get('f'),
    list: (faults) => faults.list(),
    mayApply: (faults) => faults.mayApply('timed'),
    wouldMatch: (faults) => faults.wouldMatch(target)
  },
  outcomes: {
    size: (outcomes) => outcomes.size,
    has: (outcomes) => outcomes.has('none'),
    get: (outcomes) => outcomes.get(outcomes.list()[0]?.id ?? 'none'),
    list: (outcomes) => outcomes.list(),
    snapshot: (outcomes) => outcomes.snapshot()
  },
  limits: {
    isSet: (limits) => limits.isSet,
    snapshot: (limits) => limits.snapshot(),
    perJobBreach: (limits) => limits.perJobBreach('IMPORT_ASSETS_FROM_S3', { AssetSources: [] })
  },
  assets: {
    bytes: (assets) => assets.bytes,
    uploadOf: (assets) => assets.uploadOf('timed')?.toString('base64'),
    get: (assets) => assets.get(assets.list()[0]?.id ?? 'none')?.content.toString('base64'),
    list: (assets) => assets.list(),
    contents: (assets) => asText(assets)
  },
  journal: {
    total: (journal) => journal.total,
    dropped: (journal) => journal.dropped,
    nextOrdinal: (journal) => journal.nextOrdinal,
    list: (journal) => journal.list(),
    entries: (journal) => [...journal.entries(2)],
    view: (journal) => [...journal.view()].flat(),
    holds: (journal) => journal.holds(journal.view())
  },
  eventBridge: {
    total: (log) => log.total,
    dropped: (log) => log.dropped,
    list: (log) => log.list()
  }
}

/** A use of every member of the data sets that a sandbox hands out. */
const DATA_SET_READS: { readonly [Member in keyof ReadonlyDataSetStore]: (store: ReadonlyDataSetStore) => unknown } = {
  size: (store) => store.size,
  bytes: (store) => store.bytes,
  hasHeldAny: (store) => store.hasHeldAny,
  count: (store) => store.count('OWNED'),
  countRevisions: (store) => store.countRevisions(someId(store.dataSets('OWNED'))),
  countAssets: (store) => store.countAssets(someId(store.revisions(someId(store.dataSets('OWNED'))))),
  dataSet: (store) => store.dataSet(someId(store.dataSets('OWNED'))),
  revision: (store) => store.revision(someId(store.revisions(someId(store.dataSets('OWNED'))))),
  asset: (store) => store.asset('none'),
  hasRevisionId: (store) => store.hasRevisionId('none'),
  hasAssetId: (store) => store.hasAssetId('none'),
  dataSets: (store) => [...store.dataSets('OWNED', { createdAt: 9e15, serial: 0 })],
  revisions: (store) => [...store.dataSets('OWNED')].map(({ id }) => [...store.revisions(id)]),
  assets: (store) => allAssets(store)
}

/** A use of every member of the event actions that a sandbox hands out. */
const EVENT_ACTION_READS: {
  readonly [Member in keyof ReadonlyEventActionStore]: (store: ReadonlyEventActionStore) => unknown
} = {
  size: (store) => store.size,
  get: (store) => store.get(someId(store.list())),
  list: (store) => [...store.list()],
  on: (store) => [...store.on('none')],
  count: (store) => store.count('none')
}

/** A use of every member of the data grants that a sandbox hands out. */
const DATA_GRANT_READS: {
  readonly [Member in keyof ReadonlyDataGrantStore]: (store: ReadonlyDataGrantStore) => unknown
} = {
  size: (store) => store.size,
  get: (store) => store.get(someId(store.list())),
  named: (store) => store.named(someId(store.list())),
  hasCopyId: (store) => store.hasCopyId('none'),
  list: (store) => [...store.list()],
  ofSource: (store) => [...store.ofSource('none')]
}

/** The id of the first of several, or one that nothing has. */
function someId(entries: Iterable<{ readonly id: string }>): string {
  return [...entries][0]?.id ?? 'none'
}

function allAssets(store: ReadonlyDataSetStore) {
  return (['OWNED', 'ENTITLED'] as const).flatMap((origin) =>
    [...store.dataSets(origin)].map((dataSet) => ({
      dataSet,
      revisions: [...store.revisions(dataSet.id)].map((revision) => ({
        revision,
        assets: [...store.assets(revision.id)]
      }))
    }))
  )
}

/** Uses every member of every part that a sandbox hands out. Returns the results. */
export function readParts(sandbox: Sandbox): unknown[] {
  return [
    ...Object.entries(READS).flatMap(([name, reads]) =>
      Object.values(reads).map((read) => (read as (part: unknown) => unknown)(sandbox[name as Part]))
    ),
    ...Object.values(DATA_SET_READS).map((read) => read(sandbox.dataSets.store)),
    ...Object.values(EVENT_ACTION_READS).map((read) => read(sandbox.eventActions.store)),
    ...Object.values(DATA_GRANT_READS).map((read) => read(sandbox.dataGrants.store))
  ]
}

/** The members of a sandbox and of its jobs that only read, or that have nothing to do with its state. */
const READERS = ['options', 'name', 'accountId', 'seed', 'eviction', 'signedUrls', 'snapshot', 'verdict', 'readJournal']
const STATELESS = ['constructor', 'subscribe', 'enter', 'startWith', 'close', 'whyUnreachable']
const JOB_READERS = [
  'count',
  'countIn',
  'effects',
  'nextTransitionAt',
  'get',
  'has',
  'list',
  'exportedContent',
  'listNewest',
  'nearestIds',
  'peek',
  'polls',
  'tally',
  'unknown'
]

const DATA_SET_READERS = [
  'constructor',
  'store',
  'find',
  'get',
  'findRevision',
  'findAsset',
  'tagsOf',
  'nearestIds',
  'holds',
  'checksReferences'
]

/** The methods of a sandbox, of its jobs and of its data sets that no action calls and that may change something. */
export function untriedMethods(): string[] {
  const known = new Set([...Object.keys(ACTIONS), ...Object.keys(READS), ...READERS, ...STATELESS])
  const jobMethods = Object.getOwnPropertyNames(SandboxJobs.prototype).filter((name) => !JOB_READERS.includes(name))
  return [
    ...Object.getOwnPropertyNames(Sandbox.prototype).filter((name) => !known.has(name)),
    ...jobMethods.map((name) => `jobs.${name}`).filter((name) => name !== 'jobs.constructor' && !known.has(name)),
    ...Object.getOwnPropertyNames(SandboxDataSets.prototype)
      .filter((name) => !DATA_SET_READERS.includes(name))
      .map((name) => `dataSets.${name}`)
      .filter((name) => !known.has(name)),
    ...Object.getOwnPropertyNames(SandboxEventActions.prototype)
      .filter((name) => !['constructor', 'store', 'find'].includes(name))
      .map((name) => `eventActions.${name}`)
      .filter((name) => !known.has(name)),
    ...Object.getOwnPropertyNames(SandboxDataGrants.prototype)
      .filter((name) => !['constructor', 'store', 'find', 'findReceived'].includes(name))
      .map((name) => `dataGrants.${name}`)
      .filter((name) => !known.has(name))
  ]
}

/** Any action but those named. Those that replace everything are chosen less often. */
export function actionsBut(...names: string[]): fc.Arbitrary<Action> {
  const others = Object.entries(ACTIONS).filter(([name]) => !names.includes(name))
  return fc.oneof(...others.map(([name, arbitrary]) => ({ arbitrary, weight: name.startsWith('re') ? 1 : 4 })))
}

/** Any action. */
export const action = actionsBut()

/** Performs an action. Returns its result, or the error with which the sandbox refused it. */
export async function outcome(sandbox: Sandbox, act: Action): Promise<unknown> {
  try {
    return structuredClone(await act(sandbox))
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message, body: error.body }
    assert.ok(error instanceof SandboxError, String(error))
    return { refused: error.message, problems: error.problems }
  }
}

/** Everything that a sandbox shows of its state, except its journal. */
export function contents(sandbox: Sandbox) {
  const { jobs } = sandbox.jobs.list({ after: undefined, limit: 10_000 })
  return {
    clock: sandbox.clock.snapshot(),
    nextTransitionAt: sandbox.jobs.nextTransitionAt,
    jobs,
    polls: jobs.map(({ id }) => sandbox.jobs.polls(id)),
    faults: sandbox.faults.list().map((rule) => ({ ...rule })),
    outcomes: sandbox.outcomes.snapshot(),
    limits: sandbox.limits.snapshot(),
    assets: asText(sandbox.assets),
    dataSets: allAssets(sandbox.dataSets.store),
    eventActions: [...sandbox.eventActions.store.list()],
    dataGrants: [...sandbox.dataGrants.store.list()],
    effects: jobs.map((job) => sandbox.jobs.effects(job))
  }
}

/** All content as text: a clone of a Buffer is no Buffer. */
function asText(assets: Sandbox['assets']): string {
  return JSON.stringify(assets.contents())
}

/** A sandbox's snapshot after a trip over the wire. */
export function writtenDown(sandbox: Sandbox): SnapshotDocument {
  return documentOf(sandbox.snapshot())
}

/** The document that a snapshot is serialized to. */
export function documentOf(snapshot: Snapshot): SnapshotDocument {
  return JSON.parse([...jsonPieces(snapshotJson(snapshot))].join(''))
}
