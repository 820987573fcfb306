import fc from 'fast-check'
import type { DataSetSeed } from '../../src/core/data-sets/data-set-seed.js'
import type { Sandbox } from '../../src/core/sandbox/sandbox.js'
import { someId } from './sandbox-state.js'

/** Something done to a sandbox. It need not be legal: the sandbox may refuse it. */
export type Action = (sandbox: Sandbox) => unknown

const at = (index: number) => [index]

/** The id of the job that came last, if there is one. */
export function lastJob(sandbox: Sandbox): string | undefined {
  return sandbox.jobs.list({ after: undefined, limit: 1000 }).jobs.at(-1)?.id
}

/** The ids of the data set, the revision and the asset that came last, or ids that nothing has. */
export function lastIds({ dataSets: { store } }: Sandbox) {
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

/**
 * Performs steps until one is refused, and returns what came of them: only one alone changes nothing if it is refused.
 */
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
export const DATA_SET_ACTIONS: Readonly<Record<string, fc.Arbitrary<Action>>> = {
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
export const EVENT_ACTION_ACTIONS: Readonly<Record<string, fc.Arbitrary<Action>>> = {
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
export const DATA_GRANT_ACTIONS: Readonly<Record<string, fc.Arbitrary<Action>>> = {
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

/** The seed of an ENTITLED data set. */
export const ENTITLED: DataSetSeed = {
  Origin: 'ENTITLED',
  OriginDetails: { ProductId: 'prod-abcdefghij234' },
  AssetType: 'S3_SNAPSHOT',
  revisions: [{ assets: [{ Name: 'a', text: 'x' }] }]
}

const NEW = { AssetType: 'S3_SNAPSHOT', Name: 'n', Description: 'd' } as const
