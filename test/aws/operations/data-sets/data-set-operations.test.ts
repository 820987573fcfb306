import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { Answer } from '../../../support/build.js'
import {
  arn,
  assetBody,
  DataSetModel,
  dataSetBody,
  type ModelAsset,
  type ModelRevision,
  type Refused,
  revisionBody,
  stateOf
} from '../../../support/data-set-model.js'
import { type DataSetServer, dataSetServer, IN_PROGRESS_MS } from '../../../support/data-sets.js'
import { UNKNOWN_ID } from '../../../support/jobs.js'
import { holds, runs, sequence } from '../../../support/property.js'

/** What is done, to which data set, revision, asset and job, and with which text. */
interface Step {
  readonly what: string
  readonly which: readonly [dataSet: number, revision: number, asset: number]
  readonly text: string
  readonly flag: boolean
  readonly ms: number
}

/** One run: the server, the model, and what a step names in both. */
interface Run {
  readonly server: DataSetServer
  readonly model: DataSetModel
  readonly step: Step
}

const REASON = 'A reason of ten characters or more: '

/** The ids that a step names: those of what is there, or one that nothing has. */
function named({ model, step: { which } }: Run) {
  const dataSet = model.dataSets[which[0]]
  const revision = dataSet?.revisions[which[1]]
  const asset = revision?.assets[which[2]]
  const ids = [dataSet?.id ?? UNKNOWN_ID, revision?.id ?? UNKNOWN_ID, asset?.id ?? UNKNOWN_ID] as const
  const [dataSetId, revisionId, assetId] = ids
  const urls = {
    dataSet: `/v1/data-sets/${dataSetId}`,
    revision: `/v1/data-sets/${dataSetId}/revisions/${revisionId}`,
    asset: `/v1/data-sets/${dataSetId}/revisions/${revisionId}/assets/${assetId}`
  }
  return { dataSet, revision, asset, dataSetId, revisionId, assetId, urls }
}

/**
 * Holds a response against a refusal or, if there is none, against a status and a body. Returns whether it is a
 * success.
 */
function answers({ status, body }: Answer, refused: Refused | undefined, success: number, expected?: unknown): boolean {
  if (refused) {
    assert.deepEqual([status, body.ResourceType], [refused.status, refused.type])
    return false
  }
  assert.equal(status, success, JSON.stringify(body))
  if (expected !== undefined) assert.deepEqual(body, expected)
  return true
}

/** The same asset without its size, which the model does not know. */
function withoutDetails({ AssetDetails, ...asset }: Record<string, unknown>) {
  assert.ok(AssetDetails)
  return asset
}

/** The assets as they are listed. Those that the model knows by name alone get the ids of the server. */
function learnIds(revision: ModelRevision, listed: readonly { Id: string; Name: string; CreatedAt: string }[]) {
  const known = new Set(revision.assets.map(({ id }) => id))
  for (const asset of revision.assets) {
    if (asset.id !== undefined) continue
    const found = listed.find(
      ({ Id, Name, CreatedAt }) => !known.has(Id) && Name === asset.name && Date.parse(CreatedAt) === asset.createdAt
    )
    asset.id = found?.Id
    known.add(asset.id)
  }
}

const text = (a: string, b: string) => (a < b ? -1 : Number(a > b))
const byName = (a: ModelAsset, b: ModelAsset) => text(b.name, a.name) || text(b.id ?? '', a.id ?? '')

/** Each operation on the server and on the model, and what the one says held against the other. */
const OPERATIONS: Readonly<Record<string, (run: Run) => Promise<unknown>>> = {
  async CreateDataSet({ server, model, step }) {
    const tags: Record<string, string> = step.flag ? { k: step.text } : {}
    const request = { AssetType: 'S3_SNAPSHOT', Name: step.text, Description: 'D', Tags: tags }
    const answer = await server.post('/v1/data-sets', request)
    const at = { createdAt: model.now, updatedAt: model.now }
    const dataSet = { id: answer.body.Id, name: step.text, description: 'D', tags, ...at, revisions: [] }
    answers(answer, undefined, 201, dataSetBody(dataSet, true))
    model.dataSets.push(dataSet)
    model.hasHeldAny = true
  },
  async GetDataSet(run) {
    const { dataSetId, dataSet, urls } = named(run)
    const answer = await run.server.get(urls.dataSet)
    answers(answer, run.model.missing(dataSetId), 200, dataSet && dataSetBody(dataSet, true))
  },
  async UpdateDataSet(run) {
    const { dataSetId, dataSet } = named(run)
    const answer = await run.server.patch(`/v1/data-sets/${dataSetId}`, { Description: run.step.text })
    if (dataSet) Object.assign(dataSet, { description: run.step.text, updatedAt: run.model.now })
    answers(answer, run.model.missing(dataSetId), 200, dataSet && dataSetBody(dataSet, false))
  },
  async DeleteDataSet(run) {
    const { model } = run
    const { dataSetId } = named(run)
    const conflict = { status: 409, type: 'DATA_SET' } as const
    const refused = model.missing(dataSetId) ?? (model.isWorkedOn(dataSetId) ? conflict : undefined)
    const isDone = answers(await run.server.delete(`/v1/data-sets/${dataSetId}`), refused, 204)
    if (isDone) model.dataSets.splice(run.step.which[0], 1)
  },
  async ListDataSets({ server, model }) {
    const DataSets = model.dataSets.map((dataSet) => dataSetBody(dataSet, false)).toReversed()
    answers(await server.get('/v1/data-sets?maxResults=200'), undefined, 200, { DataSets })
  },
  async CreateRevision(run) {
    const { model, step } = run
    const { dataSetId, dataSet } = named(run)
    const tags: Record<string, string> = step.flag ? { k: step.text } : {}
    const request = { ...(step.flag && { Comment: step.text }), Tags: tags }
    const answer = await run.server.post(`/v1/data-sets/${dataSetId}/revisions`, request)
    const revision: ModelRevision = {
      id: answer.body.Id,
      comment: step.flag ? step.text : undefined,
      finalized: false,
      revoked: undefined,
      tags,
      createdAt: model.now,
      updatedAt: model.now,
      assets: []
    }
    const isDone = answers(answer, model.missing(dataSetId), 201, revisionBody(dataSetId, revision, true))
    if (isDone) dataSet?.revisions.push(revision)
  },
  async GetRevision(run) {
    const { dataSetId, revisionId, revision, urls } = named(run)
    const answer = await run.server.get(urls.revision)
    answers(answer, run.model.missing(dataSetId, revisionId), 200, revision && revisionBody(dataSetId, revision, true))
  },
  async UpdateRevision(run) {
    const { model, step } = run
    const { dataSetId, revisionId, revision } = named(run)
    const Comment = step.text.length > 1 ? step.text : undefined
    const Finalized = step.ms === 1 ? undefined : step.flag
    const path = `/v1/data-sets/${dataSetId}/revisions/${revisionId}`
    const answer = await run.server.patch(path, { Comment, Finalized })
    const refused = model.missing(dataSetId, revisionId)
    if (refused || !revision) return answers(answer, refused, 200)
    const after = { comment: Comment ?? revision.comment, finalized: Finalized ?? revision.finalized }
    const isSame = after.comment === revision.comment && after.finalized === revision.finalized
    const conflict = { status: 409, type: 'REVISION' } as const
    if (!isSame && (revision.revoked || (revision.finalized && after.finalized))) return answers(answer, conflict, 200)
    if (after.finalized && !revision.finalized) {
      if (revision.assets.length === 0) return answers(answer, { status: 400 }, 200)
      if (model.isWorkedOn(dataSetId, revisionId, true)) return answers(answer, conflict, 200)
    }
    if (!isSame || Finalized !== true) Object.assign(revision, after, { updatedAt: model.now })
    return answers(answer, undefined, 200, revisionBody(dataSetId, revision, false))
  },
  async DeleteRevision(run) {
    const { model } = run
    const { dataSetId, revisionId, revision, dataSet } = named(run)
    const answer = await run.server.delete(`/v1/data-sets/${dataSetId}/revisions/${revisionId}`)
    const isKept = revision?.finalized || model.isWorkedOn(dataSetId, revisionId)
    const conflict = isKept ? ({ status: 409, type: 'REVISION' } as const) : undefined
    const isDone = answers(answer, model.missing(dataSetId, revisionId) ?? conflict, 204)
    if (isDone) dataSet?.revisions.splice(run.step.which[1], 1)
  },
  async ListDataSetRevisions(run) {
    const { dataSetId, dataSet } = named(run)
    const Revisions = dataSet?.revisions.map((each) => revisionBody(dataSetId, each, false)).toReversed()
    const answer = await run.server.get(`/v1/data-sets/${dataSetId}/revisions?maxResults=200`)
    answers(answer, run.model.missing(dataSetId), 200, { Revisions })
  },
  async RevokeRevision(run) {
    const { model, step } = run
    const { dataSetId, revisionId, revision } = named(run)
    const comment = `${REASON}${step.text}`
    const path = `/v1/data-sets/${dataSetId}/revisions/${revisionId}/revoke`
    const answer = await run.server.post(path, { RevocationComment: comment })
    const refused = model.missing(dataSetId, revisionId)
    if (refused || !revision) return answers(answer, refused, 200)
    if (!revision.finalized) return answers(answer, { status: 409, type: 'REVISION' }, 200)
    Object.assign(revision, { revoked: { at: revision.revoked?.at ?? model.now, comment }, updatedAt: model.now })
    return answers(answer, undefined, 200, revisionBody(dataSetId, revision, false))
  },
  async GetAsset(run) {
    const { dataSetId, revisionId, assetId, asset, urls } = named(run)
    const answer = await run.server.get(urls.asset)
    if (!answers(answer, run.model.missing(dataSetId, revisionId, assetId), 200)) return
    assert.deepEqual(withoutDetails(answer.body), asset && assetBody(dataSetId, revisionId, asset, true))
  },
  async UpdateAsset(run) {
    const { model, step } = run
    const { dataSetId, revisionId, assetId, revision, asset } = named(run)
    const path = `/v1/data-sets/${dataSetId}/revisions/${revisionId}/assets/${assetId}`
    const answer = await run.server.patch(path, { Name: step.text })
    const conflict = revision?.finalized ? ({ status: 409, type: 'REVISION' } as const) : undefined
    if (!answers(answer, model.missing(dataSetId, revisionId, assetId) ?? conflict, 200) || !asset) return
    Object.assign(asset, { name: step.text, updatedAt: model.now })
    assert.deepEqual(withoutDetails(answer.body), assetBody(dataSetId, revisionId, asset, false))
  },
  async DeleteAsset(run) {
    const { model } = run
    const { dataSetId, revisionId, assetId, revision } = named(run)
    const answer = await run.server.delete(`/v1/data-sets/${dataSetId}/revisions/${revisionId}/assets/${assetId}`)
    const isKept = revision?.finalized && !revision.revoked
    const conflict = isKept ? ({ status: 409, type: 'REVISION' } as const) : undefined
    const isDone = answers(answer, model.missing(dataSetId, revisionId, assetId) ?? conflict, 204)
    if (isDone) revision?.assets.splice(run.step.which[2], 1)
  },
  async ListRevisionAssets(run) {
    const { dataSetId, revisionId, revision } = named(run)
    const path = `/v1/data-sets/${dataSetId}/revisions/${revisionId}/assets?maxResults=200`
    const answer = await run.server.get(path)
    if (!answers(answer, run.model.missing(dataSetId, revisionId), 200) || !revision) return
    learnIds(revision, answer.body.Assets)
    const expected = [...revision.assets].sort(byName).map((each) => assetBody(dataSetId, revisionId, each, false))
    assert.deepEqual(answer.body.Assets.map(withoutDetails), expected)
  },
  async TagResource(run) {
    const { resource, refused, path } = taggable(run)
    const answer = await run.server.post(path, { tags: { [run.step.text]: 'v', k: run.step.text } })
    if (run.step.text === '') return answers(answer, { status: 400 }, 204)
    if (answers(answer, refused, 204)) Object.assign(resource?.tags ?? {}, { [run.step.text]: 'v', k: run.step.text })
    return undefined
  },
  async UntagResource(run) {
    const { resource, refused, path } = taggable(run)
    const isDone = answers(await run.server.delete(`${path}?tagKeys=k&tagKeys=${run.step.text}`), refused, 204)
    if (isDone && resource) for (const key of ['k', run.step.text]) delete resource.tags[key]
  },
  async ListTagsForResource(run) {
    const { resource, refused, path } = taggable(run)
    answers(await run.server.get(path), refused, 200, { tags: resource?.tags })
  },
  async CreateJob(run) {
    const { model, step } = run
    const { dataSetId, revisionId } = named(run)
    const keys = step.flag ? ['a', step.text || 'a'] : undefined
    const AssetSources = keys?.map((Key) => ({ Bucket: 'b', Key }))
    const ids = { DataSetId: dataSetId, RevisionId: revisionId }
    const ExportRevisionsToS3 = {
      DataSetId: dataSetId,
      RevisionDestinations: [{ Bucket: 'b', RevisionId: revisionId }]
    }
    const request = keys
      ? {
          Type: 'IMPORT_ASSETS_FROM_S3',
          Details: { ImportAssetsFromS3: { AssetSources, ...ids } },
          AssetConfiguration: { Tags: [{ Key: 'job', Value: step.text }] }
        }
      : { Type: 'EXPORT_REVISIONS_TO_S3', Details: { ExportRevisionsToS3 } }
    const answer = await run.server.post('/v1/jobs', request)
    const job = { id: answer.body.Id, keys, dataSetId, revisionId, tags: { job: step.text } }
    if (answers(answer, model.wrongReferences(job), 201)) model.jobs.push(job)
  },
  async StartJob({ server, model, step }) {
    const job = model.jobs[step.which[0]] ?? model.jobs.at(-1)
    const answer = await server.patch(`/v1/jobs/${job?.id ?? UNKNOWN_ID}`)
    if (job === undefined) return answers(answer, { status: 404, type: 'JOB' }, 202)
    if (stateOf(job) !== 'WAITING') return answers(answer, { status: 409, type: 'JOB' }, 202)
    if (!answers(answer, model.wrongReferences(job), 202, {})) return undefined
    job.startedAt = model.now
    const names = job.keys ? [] : (model.revision(job.dataSetId, job.revisionId)?.assets ?? []).map(({ name }) => name)
    job.fails = new Set(names).size < names.length
    return undefined
  },
  async CancelJob({ server, model, step }) {
    const job = model.jobs[step.which[0]]
    const answer = await server.delete(`/v1/jobs/${job?.id ?? UNKNOWN_ID}`)
    if (job === undefined) return answers(answer, { status: 404, type: 'JOB' }, 204)
    const conflict = stateOf(job) === 'WAITING' ? undefined : ({ status: 409, type: 'JOB' } as const)
    if (answers(answer, conflict, 204)) job.cancelled = true
    return undefined
  },
  async GetJob({ server, model, step }) {
    const job = model.jobs[step.which[0]]
    const answer = await server.getJob(job?.id ?? UNKNOWN_ID)
    if (answers(answer, job ? undefined : { status: 404, type: 'JOB' }, 200)) {
      assert.equal(answer.body.State, job && stateOf(job))
    }
  },
  async ListJobs({ server, model }) {
    const { Jobs } = (await server.get('/v1/jobs?maxResults=200')).body
    assert.deepEqual(
      Jobs.map(({ Id, State }: { Id: string; State: string }) => [Id, State]),
      model.jobs.map((job) => [job.id, stateOf(job)]).toReversed()
    )
  },
  async time({ server, model, step }) {
    await server.advance(step.ms)
    model.advance(step.ms)
  }
}

/** The resource that a step tags, and how it is refused. */
function taggable(run: Run) {
  const { dataSet, revision, asset, dataSetId, revisionId, assetId } = named(run)
  const kind = run.step.ms % 3
  const ids = [dataSetId, revisionId, assetId].slice(0, kind + 1) as [string, string?, string?]
  const missing = run.model.missing(...ids)
  // The ARN as a whole names what it is of: whatever of it is missing, that is not found.
  const type = (['DATA_SET', 'REVISION', 'ASSET'] as const)[kind] as 'ASSET'
  const refused = missing && { status: 404, type }
  return { resource: [dataSet, revision, asset][kind], refused, path: `/tags/${encodeURIComponent(arn(...ids))}` }
}

/** What comes before others is chosen more often, so that there is something for the others to work on. */
const COMMON = [
  'CreateDataSet',
  'CreateRevision',
  'CreateRevision',
  'CreateJob',
  'CreateJob',
  'StartJob',
  'StartJob',
  'time',
  'time',
  'UpdateRevision'
]

t.test('any sequence of the 23 operations has the responses that a small model has', async (t) => {
  const server = dataSetServer(t)
  const { ListRevisionAssets } = OPERATIONS
  const step: fc.Arbitrary<Step> = fc.record({
    what: fc.constantFrom(...Object.keys(OPERATIONS), ...COMMON),
    which: fc.tuple(fc.nat({ max: 1 }), fc.nat({ max: 1 }), fc.nat({ max: 2 })),
    text: fc.constantFrom('', 'a', 'b', 'ä', 'ab'),
    flag: fc.boolean(),
    ms: fc.constantFrom(1, 500, IN_PROGRESS_MS - 1, IN_PROGRESS_MS)
  })
  const reached = new Set<string>()
  await holds(
    t,
    fc.asyncProperty(sequence(step, 70, 20), async (steps) => {
      await server.admin('POST', '/reset')
      const model = new DataSetModel()
      for (const each of steps) {
        const run = { server, model, step: each }
        await OPERATIONS[each.what]?.(run)
        reached.add(each.what)
        // What jobs have made by now is there, whoever asks first; the model learns its ids.
        for (const [index, dataSet] of model.dataSets.entries()) {
          for (const [position, revision] of dataSet.revisions.entries()) {
            if (revision.assets.every(({ id }) => id !== undefined)) continue
            await ListRevisionAssets?.({ server, model, step: { ...each, which: [index, position, 0] } })
          }
        }
      }
      for (const what of ['ListDataSets', 'ListJobs']) {
        await OPERATIONS[what]?.({ server, model, step: steps[0] as Step })
      }
    }),
    runs(10, 5000)
  )
  t.strictSame([...reached].sort(), Object.keys(OPERATIONS).sort())
})
