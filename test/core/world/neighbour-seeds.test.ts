import t from 'tap'
import type { Config } from '../../../src/config/config.js'
import { formatPath } from '../../../src/core/validation/problem.js'
import { checkScenario, type Scenario } from '../../../src/core/world/scenario.js'
import { build } from '../../support/build.js'
import { createResources, createSandbox } from '../../support/sandbox.js'
import { writtenDown } from '../../support/sandbox-state.js'

const CONFIG: Partial<Config> = { fixtures: [], clock: { mode: 'frozen' }, inProgressMs: 3000 }
const [ENTITLED, SOURCE, COPY] = ['e', 's', 'c'].map((letter) => letter.repeat(32)) as [string, string, string]
const [ACTION, GRANT] = ['a', 'g'].map((letter) => letter.repeat(32)) as [string, string]

const on = (DataSetId: string) => ({ Event: { RevisionPublished: { DataSetId } } })
const TWO_FILES = { Finalized: true, assets: [{ Name: 'a.csv', text: 'id\n' }, { Name: 'b.csv' }] }

/** A scenario of both sides. */
const SIDES: Scenario = {
  name: 'sides',
  dataSets: [
    { Id: ENTITLED, Origin: 'ENTITLED' },
    { Id: SOURCE, Name: 'Prices', revisions: [{}, TWO_FILES] }
  ],
  eventActions: [
    { Id: ACTION, ...on(ENTITLED), Tags: { a: '1' } },
    { ...on(COPY), CreatedAt: '2026-01-01T00:00:00.000Z' }
  ],
  dataGrants: [
    { Id: GRANT, SourceDataSetId: SOURCE, DataSetId: COPY, AcceptedAt: '2026-02-01T00:00:00.000Z', Tags: { b: '2' } },
    { SourceDataSetId: SOURCE, ReceiverPrincipal: '111111111111', EndsAt: '2099-01-01T00:00:00.000Z' }
  ]
}

/** The problems of a scenario, each as `path: message`. */
const problemsOf = (members: object) =>
  checkScenario({ name: 'x', ...members }).map(({ at, message }) => `${formatPath(at)}: ${message}`)

t.test('a scenario adds event actions and grants, makes up what is absent, and says which they are', async (t) => {
  const { admin, aws } = build(t, CONFIG)
  const { status, body } = await admin('POST', '/scenarios', SIDES)
  t.equal(status, 200)
  const [action, other] = body.eventActions
  t.strictSame((await aws('GET', `/v1/event-actions/${ACTION}`)).body, action)
  t.match(action, { Tags: { a: '1' }, Arn: `arn:aws:dataexchange:us-east-1:000000000000:event-actions/${ACTION}` })
  t.equal(action.UpdatedAt, action.CreatedAt)
  t.match(action.Action.ExportRevisionToS3.RevisionDestination.Bucket, /./)
  t.equal(other.CreatedAt, '2026-01-01T00:00:00.000Z')
  const [accepted, pending] = body.dataGrants
  t.strictSame((await aws('GET', `/v1/data-grants/${GRANT}`)).body, accepted)
  t.match(accepted, { AcceptanceState: 'ACCEPTED', AcceptedAt: '2026-02-01T00:00:00.000Z', DataSetId: COPY })
  t.match(pending, { AcceptanceState: 'PENDING_RECEIVER_ACCEPTANCE', SenderPrincipal: '000000000000' })
  const listed = (await aws('GET', '/v1/data-grants')).body.DataGrantSummaries
  t.strictSame(
    listed.map(({ Id }: { Id: string }) => Id),
    [pending.Id, GRANT],
    'the last one is the newest'
  )
  const accept = await aws('POST', `/v1/data-grants/${encodeURIComponent(pending.Arn)}/accept`)
  t.match(accept, { status: 200, body: { DataSetId: pending.DataSetId } })
})

t.test('a grant that waits keeps what its data set is called', async (t) => {
  const Description = 'x'.repeat(50_000)
  const dataSets = [{ Id: SOURCE, Name: 'before', Description, revisions: [TWO_FILES] }]
  const scenario: Scenario = {
    name: 'x',
    dataSets,
    dataGrants: [{ Id: GRANT, SourceDataSetId: SOURCE, DataSetId: COPY }]
  }
  const resources = createResources()
  const { sandbox } = createSandbox({}, resources)
  sandbox.apply(scenario, 'add')
  sandbox.dataSets.update(SOURCE, { Name: 'after' })
  sandbox.dataGrants.accept(sandbox.dataGrants.find(GRANT).arn)
  t.equal(sandbox.dataSets.find(COPY).name, 'before')
  // The data set and the grant have the description, and there would be room for one of them.
  t.throws(() => createSandbox({}, createResources(90_000)).sandbox.apply(scenario, 'add'), /--max-memory-bytes/)
})

t.test('an accepted grant has its entitled copy, with the finalized revisions and their content', async (t) => {
  const { admin, aws } = build(t, CONFIG)
  const { dataSets } = (await admin('POST', '/scenarios', SIDES)).body
  t.strictSame(
    dataSets.map(({ Id }: { Id: string }) => Id),
    [ENTITLED, SOURCE],
    'the copy is none of those seeded'
  )
  const copy = (await admin('GET', `/data-sets/${COPY}`)).body
  t.match(copy, { Origin: 'ENTITLED', Name: 'Prices', OriginDetails: { DataGrantId: GRANT } })
  t.equal(copy.CreatedAt, '2026-02-01T00:00:00.000Z', 'it is as old as the acceptance')
  t.strictSame(copy.revisions.length, 1)
  t.strictSame(
    copy.revisions[0].assets.map(({ Name }: { Name: string }) => Name),
    ['b.csv', 'a.csv']
  )
  const revision = { assets: [{ Name: 'c.csv', text: 'new' }] }
  await admin('POST', `/data-sets/${SOURCE}/revisions`, revision)
  const [job, ...others] = (await aws('GET', '/v1/jobs')).body.Jobs
  t.equal(others.length, 0)
  t.match(job.Details.ExportRevisionsToS3, { DataSetId: COPY }, 'what is published later goes there, and is exported')
})

t.test('seeding publishes nothing: no job is started, and no event says that anything was published', async (t) => {
  const { admin, aws } = build(t, CONFIG)
  await admin('POST', '/scenarios', SIDES)
  t.strictSame((await aws('GET', '/v1/jobs')).body.Jobs, [])
  t.strictSame((await admin('GET', '/event-bridge')).body.events, [])
  t.match((await admin('GET', '/verdict')).body, { ok: true })
})

t.test(
  'every sandbox starts with those of the fixtures, of several files, and a reset leads back to them',
  async (t) => {
    const [first, ...rest] = SIDES.dataSets as NonNullable<Scenario['dataSets']>
    const files: Scenario[] = [
      { name: 'actions', eventActions: SIDES.eventActions ?? [] },
      { name: 'grants', dataGrants: SIDES.dataGrants ?? [], dataSets: rest },
      { name: 'sets', dataSets: first ? [first] : [] }
    ]
    const { admin, aws, sandbox } = build(t, CONFIG, files)
    t.strictSame(
      (await admin('GET', '/scenarios')).body.scenarios.map(({ eventActions, dataGrants }: Record<string, unknown>) => [
        eventActions,
        dataGrants
      ]),
      [
        [2, undefined],
        [undefined, 2],
        [undefined, undefined]
      ]
    )
    const other = sandbox('111111111111')
    t.match((await other.aws('GET', `/v1/data-grants/${GRANT}`)).body, { SenderPrincipal: '111111111111' })
    t.equal((await other.aws('GET', `/v1/data-sets/${COPY}`)).status, 200)
    await aws('DELETE', `/v1/data-grants/${GRANT}`)
    await aws('DELETE', `/v1/event-actions/${ACTION}`)
    await admin('POST', '/reset')
    t.equal((await aws('GET', `/v1/data-sets/${COPY}`)).status, 200)
    t.equal((await aws('GET', `/v1/event-actions/${ACTION}`)).status, 200)
  }
)

t.test('a scenario may name data sets that are in the sandbox, unless it replaces them', async (t) => {
  const { admin, aws } = build(t, CONFIG)
  await admin('POST', '/scenarios', { name: 'sets', dataSets: SIDES.dataSets })
  const sides = { name: 'x', eventActions: SIDES.eventActions, dataGrants: SIDES.dataGrants }
  const replaced = await admin('POST', '/scenarios?mode=replace', sides)
  t.match(replaced, { status: 422 })
  t.strictSame(
    replaced.body.error.problems.map(({ path }: { path: string }) => path),
    [
      '$.eventActions[0].Event.RevisionPublished.DataSetId',
      '$.eventActions[1].Event.RevisionPublished.DataSetId',
      '$.dataGrants[0].SourceDataSetId',
      '$.dataGrants[1].SourceDataSetId'
    ]
  )
  // The copy of a grant that is seeded with it is known, even if what it is a copy of is not seeded.
  t.equal((await admin('POST', '/scenarios', sides)).status, 200)
  t.equal((await admin('GET', `/data-sets/${COPY}`)).body.revisions[0].assets.length, 2)
  const again = await admin('POST', '/scenarios', sides)
  t.match(again, { status: 409 })
  t.strictSame(again.body.error.problems.map(({ path }: { path: string }) => path).sort(), [
    '$.dataGrants[0].DataSetId',
    '$.dataGrants[0].Id',
    '$.eventActions[0].Id'
  ])
  t.equal((await aws('GET', '/v1/event-actions')).body.EventActions.length, 2, 'nothing was added')
})

t.test('data sets that do not exist or do not fit are refused, with the nearest named', async (t) => {
  const { admin } = build(t, CONFIG)
  const wrong = {
    name: 'x',
    dataSets: [
      { Id: SOURCE },
      { Id: ENTITLED, Origin: 'ENTITLED', revisions: [{}] },
      { Id: 'api', Origin: 'ENTITLED', AssetType: 'API_GATEWAY_API' }
    ],
    eventActions: [on(SOURCE), on('api'), on(`${ENTITLED.slice(1)}x`)],
    dataGrants: [{ SourceDataSetId: ENTITLED }, { SourceDataSetId: SOURCE }]
  }
  const found = [
    '$.eventActions[0].Event.RevisionPublished.DataSetId: must be the id of an ENTITLED data set, not of one that is OWNED',
    '$.eventActions[1].Event.RevisionPublished.DataSetId: must be the id of a data set of type S3_SNAPSHOT, not API_GATEWAY_API',
    '$.dataGrants[0].SourceDataSetId: must be the id of an OWNED data set, not of one that is ENTITLED',
    '$.dataGrants[1].SourceDataSetId: must be the id of a data set with a finalized revision'
  ]
  t.strictSame(problemsOf(wrong), found)
  const refused = await admin('POST', '/scenarios', {
    ...wrong,
    eventActions: wrong.eventActions.slice(2),
    dataGrants: []
  })
  t.strictSame(refused.body.error.problems, [
    {
      path: '$.eventActions[0].Event.RevisionPublished.DataSetId',
      message: `is the id of no data set; did you mean ${ENTITLED}?`
    }
  ])
  t.strictSame((await admin('GET', '/data-sets')).body.dataSets, [], 'nothing was applied')
})

t.test('contradictions and repeated ids are refused with their paths', async (t) => {
  const ok = { dataSets: SIDES.dataSets }
  const s3 = (RevisionDestination: object, Encryption?: object) => ({
    Action: { ExportRevisionToS3: { RevisionDestination, ...(Encryption && { Encryption }) } }
  })
  const Arn = `arn:aws:dataexchange:us-east-1:000000000000:event-actions/${ACTION}`
  const grant = (members: object) => ({ ...ok, dataGrants: [{ SourceDataSetId: SOURCE, ...members }] })
  const actions = (...eventActions: object[]) => ({
    ...ok,
    eventActions: eventActions.map((each) => ({ ...on(ENTITLED), ...each }))
  })
  const cases: [object, string][] = [
    [
      actions(s3({ Bucket: 'b', KeyPattern: 'x' })),
      '$.eventActions[0].Action.ExportRevisionToS3.RevisionDestination.KeyPattern'
    ],
    [
      actions(s3({ Bucket: 'b' }, { Type: 'aws:kms' })),
      '$.eventActions[0].Action.ExportRevisionToS3.Encryption.KmsKeyArn'
    ],
    [actions({ Action: {} }), '$.eventActions[0].Action.ExportRevisionToS3'],
    [{ eventActions: [{}] }, '$.eventActions[0].Event'],
    [actions({ Evnt: {} }), '$.eventActions[0].Evnt'],
    [actions({ Id: ACTION }, { Arn }), '$.eventActions[1].Arn'],
    [actions({ Id: 'x', Arn }), '$.eventActions[0].Arn'],
    [{ dataGrants: [{}] }, '$.dataGrants[0].SourceDataSetId'],
    [
      grant({ AcceptanceState: 'PENDING_RECEIVER_ACCEPTANCE', AcceptedAt: '2026-01-01T00:00:00Z' }),
      '$.dataGrants[0].AcceptedAt'
    ],
    [grant({ DataSetId: SOURCE }), '$.dataGrants[0].DataSetId'],
    [grant({ ReceiverPrincipal: '1' }), '$.dataGrants[0].ReceiverPrincipal'],
    [{ ...ok, dataGrants: [1, 2].map(() => ({ Id: GRANT, SourceDataSetId: SOURCE })) }, '$.dataGrants[1].Id'],
    [
      { ...ok, dataGrants: [1, 2].map(() => ({ DataSetId: COPY, SourceDataSetId: SOURCE })) },
      '$.dataGrants[1].DataSetId'
    ]
  ]
  for (const [given, path] of cases) {
    const problems = problemsOf(given)
    t.equal(problems.length, 1, problems.join())
    t.ok(problems[0]?.startsWith(`${path}: `), problems.join())
  }
})

t.test('an accepted grant that has ended has no copy, and one that will end loses it', async (t) => {
  const { admin, aws } = build(t, { ...CONFIG, clock: { mode: 'frozen', now: '2026-03-01T00:00:00.000Z' } })
  const grant = (DataSetId: string, EndsAt: string) => ({
    SourceDataSetId: SOURCE,
    DataSetId,
    EndsAt,
    AcceptanceState: 'ACCEPTED'
  })
  await admin('POST', '/scenarios', {
    ...SIDES,
    eventActions: [],
    dataGrants: [grant('ended', '2026-03-01T00:00:00Z'), grant('ending', '2026-03-01T00:00:01Z')]
  })
  t.equal((await admin('GET', '/data-sets/ended')).status, 404)
  t.equal((await admin('GET', '/data-sets/ending')).status, 200)
  await admin('POST', '/clock/advance', { ms: 1000 })
  t.equal((await admin('GET', '/data-sets/ending')).status, 404)
  t.equal((await aws('GET', '/v1/data-grants')).body.DataGrantSummaries.length, 2)
})

t.test('they take no more memory than is made sure of before they are seeded, copies included', async (t) => {
  for (const more of [{}, { dataGrants: [] }, { eventActions: [] }]) {
    const scenario = { ...SIDES, eventActions: [on(ENTITLED)], ...more }
    const resources = createResources()
    createSandbox({}, resources).sandbox.apply(scenario, 'add')
    const tight = createResources(resources.memory.used)
    t.throws(() => createSandbox({}, tight).sandbox.apply(scenario, 'add'), /--max-memory-bytes/)
  }
  const Description = 'x'.repeat(100_000)
  const sets = { name: 'sets', dataSets: (SIDES.dataSets ?? []).map((each) => ({ ...each, Description })) }
  const added = { name: 'x', dataGrants: SIDES.dataGrants ?? [] }
  const resources = createResources()
  const { sandbox } = createSandbox({}, resources)
  sandbox.apply(sets, 'add')
  sandbox.apply(added, 'add')
  const tight = createSandbox({}, createResources(resources.memory.used - 20_000)).sandbox
  tight.apply(sets, 'add')
  t.throws(() => tight.apply(added, 'add'), /--max-memory-bytes/, 'what is copied counts if it was there before')
  t.equal(tight.dataGrants.store.size, 0)
})

t.test(
  'the content of copies with which every sandbox starts takes no room, and a scenario that replaces gives all back',
  async (t) => {
    const resources = createResources()
    const { sandbox } = createSandbox({ scenarios: [SIDES] }, resources)
    t.equal(sandbox.assets.list().length, 2)
    t.equal(resources.bytes.used, 0)
    sandbox.apply({ name: 'nothing' }, 'replace')
    t.equal(sandbox.eventActions.store.size + sandbox.dataGrants.store.size, 0)
    sandbox.apply(SIDES, 'replace')
    const before = resources.memory.used
    sandbox.apply(SIDES, 'replace')
    t.equal(resources.memory.used, before)
  }
)

t.test('at most 10000 event actions and as many grants are seeded', async (t) => {
  const { sandbox } = createSandbox()
  const many = (count: number) => Array.from({ length: count }, () => on(ENTITLED))
  const seed = (count: number) =>
    sandbox.apply({ name: 'x', dataSets: SIDES.dataSets ?? [], eventActions: many(count) }, 'replace')
  t.throws(() => seed(10_001), /That would be 10001 event actions; a sandbox holds 10000/)
  t.equal(seed(10_000).eventActions.length, 10_000)
})

t.test('the same seed and the same calls make up the same, and a snapshot has it', async (t) => {
  const [one, other] = [1, 2].map(() => writtenDown(createSandbox({ scenarios: [SIDES] }).sandbox))
  t.strictSame(one, other)
  const { sandbox } = createSandbox()
  sandbox.restore(one as NonNullable<typeof one>)
  t.strictSame(writtenDown(sandbox), one)
})
