import t from 'tap'
import type { Config } from '../../../src/config/config.js'
import type { Scenario } from '../../../src/core/world/scenario.js'
import { build } from '../../support/build.js'
import { createResources, createSandbox } from '../../support/sandbox.js'
import { writtenDown } from '../../support/sandbox-state.js'

const CONFIG: Partial<Config> = { fixtures: [], clock: { mode: 'frozen' }, inProgressMs: 3000 }
const [D, R, A] = ['d', 'r', 'a'].map((letter) => letter.repeat(32)) as [string, string, string]

const PRICES: Scenario = {
  name: 'prices',
  dataSets: [
    { Id: D, Name: 'Prices', revisions: [{ Id: R, assets: [{ Id: A, Name: 'prices.csv', text: 'id\n1\n' }] }] }
  ]
}

t.test('a scenario adds data sets, and says which', async (t) => {
  const { admin, aws } = build(t, CONFIG)
  const { status, body } = await admin('POST', '/scenarios', PRICES)
  t.match({ status, body }, { status: 200, body: { dataSets: [{ Id: D, Name: 'Prices', revisionCount: 1 }] } })
  t.equal((await aws('GET', `/v1/data-sets/${D}/revisions/${R}/assets/${A}`)).body.Name, 'prices.csv')
  t.match((await admin('GET', '/assets')).body.assets, [{ id: A, bytes: 5 }])
  const again = await admin('POST', '/scenarios', PRICES)
  t.match(again, { status: 409, body: { error: { problems: [{ path: '$.dataSets[0].Id' }, {}, {}] } } })
  const replaced = await admin('POST', '/scenarios?mode=replace', PRICES)
  t.equal(replaced.status, 200, 'a scenario that replaces has what was there')
  await admin('POST', '/scenarios?mode=replace', { name: 'nothing' })
  t.strictSame((await admin('GET', '/data-sets')).body.dataSets, [])
  t.strictSame((await admin('GET', '/assets')).body.assets, [], 'the content is gone with its assets')
})

t.test('a scenario with a wrong data set, or one that has no room, changes nothing', async (t) => {
  const { admin } = build(t, { ...CONFIG, maxContentBytes: 10_000 })
  const jobs = [{ Type: 'EXPORT_ASSETS_TO_S3', Id: 'j' }]
  const wrong = await admin('POST', '/scenarios', {
    name: 'x',
    jobs,
    dataSets: [{}, { Origin: 'OWNED', OriginDetails: {} }]
  })
  t.match(wrong, { status: 422, body: { error: { problems: [{ path: '$.dataSets[1].OriginDetails' }] } } })
  const dataSets = [{ revisions: [{ assets: [{ text: 'x'.repeat(10_001) }] }] }]
  const large = await admin('POST', '/scenarios', { name: 'x', jobs, dataSets })
  t.match(large, { status: 507, body: { error: { message: /--max-content-bytes/ } } })
  t.equal((await admin('POST', '/data-sets', dataSets)).status, 507)
  t.strictSame([(await admin('GET', '/jobs')).body.jobs, (await admin('GET', '/data-sets')).body.dataSets], [[], []])
})

t.test('every sandbox starts with the data sets of the fixtures, and a reset leads back to them', async (t) => {
  const { admin, aws, sandbox } = build(t, CONFIG, [
    PRICES,
    { name: 'later', autoload: false, dataSets: [{ Id: 'later' }] }
  ])
  t.strictSame(
    (await admin('GET', '/scenarios')).body.scenarios.map(({ name, dataSets }: Record<string, unknown>) => [
      name,
      dataSets
    ]),
    [
      ['prices', 1],
      ['later', 1]
    ]
  )
  const account = sandbox('111111111111')
  t.equal(
    (await account.aws('GET', `/v1/data-sets/${D}`)).body.Arn,
    `arn:aws:dataexchange:us-east-1:111111111111:data-sets/${D}`
  )
  await admin('DELETE', `/data-sets/${D}`)
  t.equal((await aws('GET', `/v1/data-sets/${D}`)).status, 404)
  t.equal((await account.aws('GET', `/v1/data-sets/${D}`)).status, 200, 'the others have theirs')
  await admin('POST', '/reset')
  t.equal((await aws('GET', `/v1/data-sets/${D}`)).status, 200)
  t.equal((await admin('POST', '/scenarios/later')).body.dataSets[0].Id, 'later')
})

t.test('content with which every sandbox starts takes no room in any of them', async (t) => {
  const text = 'x'.repeat(9000)
  const scenario: Scenario = { name: 'x', dataSets: [{ revisions: [{ assets: [{ text }, { text }] }] }] }
  const resources = createResources()
  const { sandbox } = createSandbox({ scenarios: [scenario] }, resources)
  t.equal(sandbox.assets.list().length, 2)
  t.equal(resources.bytes.used, 0, 'though both together would not fit')
})

t.test('data sets take no more memory than is made sure of before they are seeded', async (t) => {
  const types = ['S3_SNAPSHOT', 'REDSHIFT_DATA_SHARE', 'API_GATEWAY_API', 'S3_DATA_ACCESS'] as const
  for (const AssetType of [...types, 'LAKE_FORMATION_DATA_PERMISSION' as const]) {
    const scenario: Scenario = { name: 'x', dataSets: [{ AssetType, revisions: [{ assets: [{}, {}] }, {}] }] }
    const resources = createResources()
    const { sandbox } = createSandbox({}, resources)
    sandbox.apply(scenario, 'add')
    const taken = resources.memory.used
    const tight = createResources(taken)
    t.throws(() => createSandbox({}, tight).sandbox.apply(scenario, 'add'), /--max-memory-bytes/, AssetType)
    t.ok(taken > 2000, `${taken} bytes`)
  }
})

t.test('the same seed and the same calls make up the same data sets', async (t) => {
  const scenario: Scenario = { name: 'x', dataSets: [{ OriginDetails: {}, revisions: [{ assets: [{}, {}] }] }] }
  const [one, other] = [1, 2].map(() => writtenDown(createSandbox({ scenarios: [scenario] }).sandbox).dataSets)
  t.ok(one?.assets.length === 2)
  t.strictSame(one, other)
})

t.test('a seeded import makes assets when it completes, only if its revision exists', async (t) => {
  const { admin, aws } = build(t, CONFIG)
  const job = (Id: string, RevisionId: string, rest: object) => ({
    ...{ Type: 'IMPORT_ASSETS_FROM_S3', Id, ...rest },
    Details: { ImportAssetsFromS3: { DataSetId: D, RevisionId, AssetSources: [{ Bucket: 'b', Key: Id }] } }
  })
  const plan = [{ state: 'IN_PROGRESS', forMs: 1000 }, { state: 'COMPLETED' }]
  const jobs = [
    job('runs', R, { plan }),
    job('has-run', R, { State: 'COMPLETED' }),
    job('elsewhere', 'unknown', { plan })
  ]
  t.equal((await admin('POST', '/scenarios', { ...PRICES, jobs })).status, 200)
  const names = async () => {
    const { Assets } = (await aws('GET', `/v1/data-sets/${D}/revisions/${R}/assets`)).body
    return Assets.map(({ Name }: { Name: string }) => Name)
  }
  t.strictSame(await names(), ['prices.csv'])
  await admin('POST', '/clock/advance', { ms: 1000 })
  t.strictSame(await names(), ['runs', 'prices.csv'])
  const imported = async (id: string) => (await admin('GET', `/jobs/${id}`)).body.imported.length
  t.strictSame([await imported('runs'), await imported('has-run'), await imported('elsewhere')], [1, 0, 0])
})

t.test('a snapshot has what was seeded, content included', async (t) => {
  const { sandbox } = createSandbox()
  sandbox.apply(PRICES, 'add')
  const snapshot = writtenDown(sandbox)
  const { sandbox: other } = createSandbox()
  other.restore(snapshot)
  t.equal(other.assets.get(A)?.content.toString(), 'id\n1\n')
  t.strictSame(writtenDown(other).dataSets, snapshot.dataSets)
})
