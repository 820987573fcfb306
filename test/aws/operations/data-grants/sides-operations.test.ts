import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { Answer } from '../../../support/build.js'
import { type DataSetServer, dataSetServer } from '../../../support/data-sets.js'
import { UNKNOWN_ID } from '../../../support/jobs.js'
import { holds, runs, sequence } from '../../../support/property.js'
import { EXPORT_MS, type ModelledAction, type ModelledGrant, SidesModel } from '../../../support/sides-model.js'

/** What is done, to which of those that there are, and with what. */
interface Step {
  readonly what: string
  readonly which: number
  readonly other: number
  readonly flag: boolean
  readonly ms: number
}

interface Run {
  readonly server: DataSetServer
  readonly model: SidesModel
  readonly step: Step
}

interface Refused {
  readonly status: number
  readonly type?: string
}

const RECEIVER = '111111111111'
const NOT_FOUND = { status: 404, type: 'DATA_GRANT' }
const iso = (ms: number) => new Date(ms).toISOString()

/**
 * Holds a response against a refusal or, if there is none, against a status and a body. Returns whether it is a
 * success.
 */
function answers({ status, body }: Answer, refused: Refused | undefined, success: number, expected?: unknown): boolean {
  if (refused) {
    assert.deepEqual([status, body.ResourceType], [refused.status, refused.type], JSON.stringify(body))
    return false
  }
  assert.equal(status, success, JSON.stringify(body))
  if (expected !== undefined) assert.deepEqual(body, expected)
  return true
}

/** One of several, chosen by a step; now and then none. */
function pick<T>(list: readonly T[], which: number): T | undefined {
  return list[which % (list.length + 1)]
}

const tagged = (tags: Readonly<Record<string, string>>) => (Object.keys(tags).length > 0 ? { Tags: tags } : {})

function actionBody({ id, arn, dataSetId, bucket, createdAt, updatedAt }: ModelledAction) {
  return {
    Action: { ExportRevisionToS3: { RevisionDestination: { Bucket: bucket } } },
    Arn: arn,
    CreatedAt: iso(createdAt),
    Event: { RevisionPublished: { DataSetId: dataSetId } },
    Id: id,
    UpdatedAt: iso(updatedAt)
  }
}

/** A grant as both sides list it. */
function summaryBody(grant: ModelledGrant) {
  const { acceptedAt, endsAt } = grant
  return {
    AcceptanceState: acceptedAt === undefined ? 'PENDING_RECEIVER_ACCEPTANCE' : 'ACCEPTED',
    ...(acceptedAt !== undefined && { AcceptedAt: iso(acceptedAt) }),
    Arn: grant.arn,
    CreatedAt: iso(grant.createdAt),
    DataSetId: grant.copyId,
    ...(endsAt !== undefined && { EndsAt: iso(endsAt) }),
    Id: grant.id,
    Name: grant.name,
    ReceiverPrincipal: RECEIVER,
    SenderPrincipal: '000000000000',
    UpdatedAt: iso(acceptedAt ?? grant.createdAt)
  }
}

const receivedBody = (grant: ModelledGrant) => ({ ...summaryBody(grant), GrantDistributionScope: 'NONE' })
const sentBody = (grant: ModelledGrant) => ({ ...receivedBody(grant), SourceDataSetId: grant.sourceId })

/** The ARN of a grant that a step names, as SDKs encode it. */
const arnOf = (grant: ModelledGrant | undefined) =>
  encodeURIComponent(grant?.arn ?? `arn:aws:dataexchange:us-east-1:000000000000:data-grants/${UNKNOWN_ID}`)

/** An OWNED data set and a revision of it that a step names. */
function namedRevision({ model, step }: Run) {
  const dataSet = model.owned[step.which % Math.max(1, model.owned.length)]
  const revision = dataSet?.revisions[step.other % Math.max(1, dataSet.revisions.length)]
  return dataSet && revision && { dataSet, revision, path: `/v1/data-sets/${dataSet.id}/revisions/${revision.id}` }
}

/** Each operation on the server and on the model, and what the one says held against the other. */
const OPERATIONS: Readonly<Record<string, (run: Run) => Promise<unknown>>> = {
  async CreateEventAction({ server, model, step }) {
    const ids = [...model.entitled, ...model.owned].map(({ id }) => id)
    // Mostly on the newest copy, which a grant may take away.
    const dataSetId = (step.other > 2 ? model.entitled.at(-1)?.id : pick(ids, step.which)) ?? UNKNOWN_ID
    const bucket = `bucket-${step.ms}`
    const Action = { ExportRevisionToS3: { RevisionDestination: { Bucket: bucket } } }
    const Event = { RevisionPublished: { DataSetId: dataSetId } }
    const tags: Record<string, string> = step.flag ? { k: 'v' } : {}
    const answer = await server.post('/v1/event-actions', { Action, Event, Tags: tags })
    const refused = model.entitled.some(({ id }) => id === dataSetId) ? undefined : { status: 400 }
    const at = { createdAt: model.now, updatedAt: model.now }
    const action = { id: answer.body.Id, arn: answer.body.Arn, dataSetId, bucket, tags, ...at }
    if (answers(answer, refused, 201, refused ?? { ...actionBody(action), ...tagged(tags) })) model.actions.push(action)
  },
  async GetEventAction({ server, model, step }) {
    const action = pick(model.actions, step.which)
    const answer = await server.get(`/v1/event-actions/${action?.id ?? UNKNOWN_ID}`)
    const refused = action ? undefined : { status: 404, type: 'EVENT_ACTION' }
    answers(answer, refused, 200, action && { ...actionBody(action), ...tagged(action.tags) })
  },
  async UpdateEventAction({ server, model, step }) {
    const action = pick(model.actions, step.which)
    const bucket = `other-${step.ms}`
    const Action = { ExportRevisionToS3: { RevisionDestination: { Bucket: bucket } } }
    const answer = await server.patch(`/v1/event-actions/${action?.id ?? UNKNOWN_ID}`, step.flag ? { Action } : {})
    if (action) Object.assign(action, step.flag && { bucket }, { updatedAt: model.now })
    const refused = action ? undefined : { status: 404, type: 'EVENT_ACTION' }
    answers(answer, refused, 200, action && actionBody(action))
  },
  async DeleteEventAction({ server, model, step }) {
    const action = pick(model.actions, step.which)
    const answer = await server.delete(`/v1/event-actions/${action?.id ?? UNKNOWN_ID}`)
    answers(answer, action ? undefined : { status: 404, type: 'EVENT_ACTION' }, 204)
    if (action) model.actions.splice(model.actions.indexOf(action), 1)
  },
  async ListEventActions({ server, model, step }) {
    const dataSetId = step.flag ? (pick(model.entitled, step.which)?.id ?? UNKNOWN_ID) : undefined
    const answer = await server.get(`/v1/event-actions?maxResults=200${dataSetId ? `&eventSourceId=${dataSetId}` : ''}`)
    const listed = model.actions.filter((action) => dataSetId === undefined || action.dataSetId === dataSetId)
    answers(answer, undefined, 200, { EventActions: listed.map(actionBody).toReversed() })
  },
  async CreateDataGrant({ server, model, step }) {
    const source = pick(model.owned, step.which)
    const entitled = step.other === 5 ? model.entitled[0] : undefined
    const sourceId = entitled?.id ?? source?.id ?? UNKNOWN_ID
    const endsAt = step.flag ? model.now + step.ms * (step.other === 0 ? -1 : 1) : undefined
    const tags: Record<string, string> = step.other === 1 ? { k: 'v' } : {}
    const answer = await server.post('/v1/data-grants', {
      Name: 'g',
      GrantDistributionScope: 'NONE',
      ReceiverPrincipal: RECEIVER,
      SourceDataSetId: sourceId,
      ...(endsAt !== undefined && { EndsAt: iso(endsAt) }),
      Tags: tags
    })
    const whyNot = () => {
      if (entitled) return { status: 403 }
      if (source === undefined) return { status: 404, type: 'DATA_SET' }
      if (!source.revisions.some(({ finalized }) => finalized)) return { status: 400 }
      return endsAt !== undefined && endsAt <= model.now ? { status: 400 } : undefined
    }
    const { Id: id, Arn: arn, DataSetId: copyId } = answer.body
    const grant = { id, arn, name: 'g', sourceId, copyId, createdAt: model.now, endsAt, acceptedAt: undefined, tags }
    const refused = whyNot()
    if (answers(answer, refused, 201, refused ?? { ...sentBody(grant), ...tagged(tags) })) model.grants.push(grant)
  },
  async GetDataGrant({ server, model, step }) {
    const grant = pick(model.grants, step.which)
    const name = step.flag ? arnOf(grant) : (grant?.id ?? UNKNOWN_ID)
    const answer = await server.get(`/v1/data-grants/${name}`)
    answers(answer, grant ? undefined : NOT_FOUND, 200, grant && { ...sentBody(grant), ...tagged(grant.tags) })
  },
  async DeleteDataGrant({ server, model, step }) {
    const grant = pick(model.grants, step.which)
    const answer = await server.delete(`/v1/data-grants/${step.flag ? arnOf(grant) : (grant?.id ?? UNKNOWN_ID)}`)
    if (answers(answer, grant ? undefined : NOT_FOUND, 204)) model.delete(grant as ModelledGrant)
  },
  async ListDataGrants({ server, model }) {
    const DataGrantSummaries = model.grants.toReversed().map((grant) => {
      return { ...summaryBody(grant), SourceDataSetId: grant.sourceId }
    })
    answers(await server.get('/v1/data-grants?maxResults=200'), undefined, 200, { DataGrantSummaries })
  },
  async AcceptDataGrant({ server, model, step }) {
    const grant = pick(model.grants, step.which)
    const answer = await server.post(`/v1/data-grants/${arnOf(grant)}/accept`)
    const isOver = grant !== undefined && (grant.acceptedAt !== undefined || model.hasEnded(grant))
    const refused = grant === undefined ? NOT_FOUND : isOver ? { status: 409, type: 'DATA_GRANT' } : undefined
    if (refused === undefined && grant) model.accept(grant)
    answers(answer, refused, 200, grant && receivedBody(grant))
  },
  async GetReceivedDataGrant({ server, model, step }) {
    const grant = pick(model.grants, step.which)
    const answer = await server.get(`/v1/received-data-grants/${arnOf(grant)}`)
    answers(answer, grant ? undefined : NOT_FOUND, 200, grant && receivedBody(grant))
  },
  async ListReceivedDataGrants({ server, model, step }) {
    const state = step.flag ? (['PENDING_RECEIVER_ACCEPTANCE', 'ACCEPTED'] as const)[step.which % 2] : undefined
    const answer = await server.get(
      `/v1/received-data-grants?maxResults=200${state ? `&acceptanceState=${state}` : ''}`
    )
    const all = model.grants.toReversed().map(summaryBody)
    const DataGrantSummaries = all.filter(({ AcceptanceState }) => state === undefined || AcceptanceState === state)
    answers(answer, undefined, 200, { DataGrantSummaries })
  },
  async TagResource({ server, model, step }) {
    const resource = pick<ModelledGrant | ModelledAction>(step.flag ? model.grants : model.actions, step.which)
    if (resource === undefined) return
    const tags = `/tags/${encodeURIComponent(resource.arn)}`
    answers(await server.post(tags, { tags: { added: String(step.ms) } }), undefined, 204)
    resource.tags.added = String(step.ms)
    answers(await server.get(tags), undefined, 200, { tags: resource.tags })
  },
  async CreateDataSet({ server, model }) {
    if (model.owned.length < 2) model.owned.push({ id: await server.dataSet(), revisions: [] })
  },
  async DeleteDataSet({ server, model, step }) {
    const dataSet = pick(model.owned, step.which)
    if (dataSet === undefined) return
    const refused = model.isGranted(dataSet.id) ? { status: 409, type: 'DATA_SET' } : undefined
    const isDone = answers(await server.delete(`/v1/data-sets/${dataSet.id}`), refused, 204)
    if (isDone) model.owned.splice(model.owned.indexOf(dataSet), 1)
  },
  async AddRevision({ server, model, step }) {
    const dataSet = pick(model.owned, step.which)
    if (dataSet === undefined) return
    const comment = `revision ${dataSet.revisions.length}`
    const hasAssets = step.other > 0
    const seed = { Comment: comment, Finalized: step.flag, assets: hasAssets ? [{ Name: 'a' }] : [] }
    const { body } = await server.admin('POST', `/data-sets/${dataSet.id}/revisions`, seed)
    const revision = { id: body.Id, comment, hasAssets, finalized: step.flag, revocation: undefined }
    dataSet.revisions.push(revision)
    if (step.flag) model.publish(dataSet.id, revision)
  },
  async UpdateRevision(run) {
    const { server, model, step } = run
    const found = namedRevision(run)
    if (found === undefined) return
    const { dataSet, revision, path } = found
    const Finalized = step.flag
    const answer = await server.patch(path, { Finalized })
    const conflict = { status: 409, type: 'REVISION' }
    const isChanged = Finalized !== revision.finalized
    const whyNot = () => {
      if (!isChanged) return undefined
      if (revision.revocation !== undefined) return conflict
      if (Finalized) return revision.hasAssets ? undefined : { status: 400 }
      return model.isGranted(dataSet.id) ? conflict : undefined
    }
    if (!answers(answer, whyNot(), 200) || !isChanged) return
    revision.finalized = Finalized
    if (Finalized) model.publish(dataSet.id, revision)
  },
  async RevokeRevision(run) {
    const found = namedRevision(run)
    if (found === undefined) return
    const { dataSet, revision, path } = found
    const reason = `It has errors, at ${run.step.ms} ms.`
    const answer = await run.server.post(`${path}/revoke`, { RevocationComment: reason })
    const refused = revision.finalized ? undefined : { status: 409, type: 'REVISION' }
    if (answers(answer, refused, 200)) run.model.revoke(dataSet.id, revision, reason)
  },
  async DeleteRevision(run) {
    const found = namedRevision(run)
    if (found === undefined) return
    const { dataSet, revision, path } = found
    const isKept = revision.finalized || revision.revocation !== undefined
    const isDone = answers(await run.server.delete(path), isKept ? { status: 409, type: 'REVISION' } : undefined, 204)
    if (isDone) dataSet.revisions.splice(dataSet.revisions.indexOf(revision), 1)
  },
  /** What the provider of a product publishes. */
  async Provide({ server, model, step }) {
    const dataSet = model.entitled[0]
    if (dataSet === undefined || model.grants.some(({ copyId }) => copyId === dataSet.id)) return
    const comment = `provided at ${step.ms}`
    const seed = { Comment: comment, assets: [{ Name: 'a' }] }
    const { body } = await server.admin('POST', `/data-sets/${dataSet.id}/revisions`, seed)
    model.bring(dataSet.id, { id: body.Id, comment, hasAssets: true, finalized: true, revocation: undefined })
  },
  async ListEntitled({ server, model }) {
    const { DataSets } = (await server.get('/v1/data-sets?origin=ENTITLED&maxResults=200')).body
    const ids = DataSets.map(({ Id }: { Id: string }) => Id)
    assert.deepEqual(ids, model.entitled.map(({ id }) => id).toReversed())
    for (const { id, revisions } of model.entitled) {
      const { Revisions } = (await server.get(`/v1/data-sets/${id}/revisions?maxResults=200`)).body
      assert.deepEqual(
        Revisions.map((each: Record<string, unknown>) => [each.Comment, each.Finalized, each.RevocationComment]),
        revisions.map(({ comment, revocation }) => [comment, true, revocation]).toReversed()
      )
    }
  },
  async ListJobs({ server, model }) {
    const { Jobs } = (await server.get('/v1/jobs?maxResults=200')).body
    assert.deepEqual(
      Jobs.map(({ State, Details }: { State: string; Details: Record<string, Record<string, string>> }) => [
        Details.ExportRevisionsToS3?.EventActionArn,
        Details.ExportRevisionsToS3?.DataSetId,
        State
      ]),
      model.exports.map((each) => [each.arn, each.dataSetId, model.stateOf(each)]).toReversed()
    )
  },
  /** What it takes to export to a subscriber what a grant may take away meanwhile. */
  async pipeline(run) {
    const { model } = run
    const on = (which: number, flag = true) => ({ ...run, step: { ...run.step, which, flag, other: 3 } })
    if (model.owned.length === 0) return
    await OPERATIONS.AddRevision?.(on(0))
    await OPERATIONS.CreateDataGrant?.(on(0, run.step.flag))
    await OPERATIONS.AcceptDataGrant?.(on(model.grants.length - 1))
    await OPERATIONS.CreateEventAction?.(on(0))
    await OPERATIONS.AddRevision?.(on(0))
  },
  async time({ server, model, step }) {
    await server.advance(step.ms)
    model.advance(step.ms)
  }
}

/** What others build on is chosen more often. */
const COMMON = ['CreateDataSet', 'AddRevision', 'AddRevision', 'CreateDataGrant', 'CreateDataGrant', 'AcceptDataGrant']
const MORE = [
  'AcceptDataGrant',
  'AcceptDataGrant',
  'CreateEventAction',
  'CreateEventAction',
  'AddRevision',
  'time',
  'time'
]

t.test(
  'any sequence of operations on event actions and data grants has the responses that a small model has',
  async (t) => {
    const server = dataSetServer(t)
    const step: fc.Arbitrary<Step> = fc.record({
      what: fc.constantFrom(...Object.keys(OPERATIONS), ...COMMON, ...MORE),
      which: fc.nat({ max: 9 }),
      other: fc.nat({ max: 5 }),
      flag: fc.boolean(),
      ms: fc.constantFrom(1, 500, EXPORT_MS - 1, EXPORT_MS, EXPORT_MS + 1)
    })
    const seen = { operations: new Set<string>(), states: new Set<string>(), most: 0 }
    await holds(
      t,
      fc.asyncProperty(sequence(step, 80, 20), async (steps) => {
        await server.admin('POST', '/reset')
        const model = new SidesModel()
        const seeded = await server.admin('POST', '/data-sets', { Origin: 'ENTITLED', AssetType: 'S3_SNAPSHOT' })
        model.entitled.push({ id: seeded.body.Id, revisions: [] })
        model.owned.push({ id: await server.dataSet(), revisions: [] })
        for (const each of steps) {
          await OPERATIONS[each.what]?.({ server, model, step: each })
          seen.operations.add(each.what)
          seen.most = Math.max(seen.most, model.entitled.length)
        }
        // Once as it is, and once when every export has ended.
        for (const ms of [0, EXPORT_MS]) {
          const last = { ...(steps[0] as Step), flag: false, ms }
          for (const what of ['time', 'ListEventActions', 'ListDataGrants', 'ListEntitled', 'ListJobs']) {
            await OPERATIONS[what]?.({ server, model, step: last })
          }
          for (const each of model.exports) seen.states.add(model.stateOf(each))
        }
      }),
      runs(15, 5000)
    )
    t.strictSame([...seen.operations].sort(), Object.keys(OPERATIONS).sort())
    t.strictSame([...seen.states].sort(), ['COMPLETED', 'ERROR', 'IN_PROGRESS'], 'exports that end in every way')
    t.ok(seen.most > 2, 'several copies at a time')
  }
)
