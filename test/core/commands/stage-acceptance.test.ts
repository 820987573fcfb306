import t, { type Test } from 'tap'
import type { StagedAcceptance } from '../../../src/core/commands/data-grants/stage-acceptance.js'
import { grantedSandbox, SOURCE } from '../../support/granted.js'
import { makeSlow, turnsOf } from '../../support/slow-wall.js'

const COUNT = 1000
const at = (index: number) => [index]

/** A sandbox with a grant of so many files, in which each reading of the wall clock takes a millisecond. */
function slowSandbox(count = COUNT) {
  const given = grantedSandbox(Array.from({ length: count }, (_, index) => `f${index}`))
  return { ...given, grant: given.grant(1_000_000) }
}

/** The copy as it can be seen: the number of its revisions, and of the assets of the newest one. */
function seen({ dataSets: { store } }: ReturnType<typeof grantedSandbox>['sandbox'], copyId: string) {
  const [newest, ...others] = store.revisions(copyId)
  return newest && [1 + others.length, store.countAssets(newest.id)]
}

t.test('a copy of many assets is made aside while others have their turn, and appears at once', async (t) => {
  const { sandbox, wall, grant } = slowSandbox()
  makeSlow(t, wall)
  const staging = sandbox.dataGrants.stageInSlices(grant.arn)
  const { turns } = await turnsOf(t, wall, staging as Promise<unknown>, () => seen(sandbox, grant.dataSetId))
  t.ok(turns >= COUNT / 10, `${turns} turns`)
  const staged = await staging
  const accepted = sandbox.dataGrants.accept(grant.arn, staged)
  t.equal(accepted.acceptedAt, sandbox.dataSets.find(grant.dataSetId).createdAt)
  t.strictSame(seen(sandbox, grant.dataSetId), [1, COUNT])
  const [revision] = sandbox.dataSets.store.revisions(grant.dataSetId)
  const [asset] = sandbox.dataSets.store.assets(revision?.id as string)
  t.equal(sandbox.assets.get(asset?.id as string)?.content.toString(), 'f999')
  t.notOk(revision?.sourceId)
  t.strictSame(asset?.tags, {})
})

/** What the sandbox has of an entitled copy: the ids of its revisions and of their assets, oldest revision first. */
function idsOf({ dataSets: { store } }: ReturnType<typeof grantedSandbox>['sandbox'], copyId: string) {
  const revisions = [...store.revisions(copyId)].reverse()
  return revisions.map(({ id }) => [id, [...store.assets(id)].map((asset) => asset.id)] as const)
}

/** Makes a copy of a data set of two revisions aside. `Bare` has no content. */
async function stagedOfTwo(t: Test, before: (given: ReturnType<typeof slowSandbox>) => void = () => undefined) {
  const given = slowSandbox()
  const { sandbox, wall, grant } = given
  await sandbox.dataSets.seedRevisionsInSlices(SOURCE, [{ Finalized: true, assets: [{ Name: 'Bare' }] }], at)
  before(given)
  const staging = sandbox.dataGrants.stageInSlices(grant.arn)
  await turnsOf(t, wall, staging as Promise<unknown>)
  const staged = (await staging) as StagedAcceptance
  const { store, contents } = staged.staged
  const made = [...store.revisions(grant.dataSetId)].reverse().map(({ id }) => {
    return [id, [...store.assets(id)].map((asset) => asset.id)] as const
  })
  return { ...given, staged, made, contents }
}

t.test('the copy that was made aside is the one that appears', async (t) => {
  const { sandbox, grant, staged, made, contents } = await stagedOfTwo(t)
  t.equal(contents.size, COUNT, 'an asset without content gets none')
  t.match(staged.copy, { id: grant.dataSetId, origin: 'ENTITLED', originDetails: { DataGrantId: grant.id } })
  // Its serial is after those of the copy.
  const next = sandbox.dataSets.create({ AssetType: 'S3_SNAPSHOT', Description: 'D', Name: 'next' })
  sandbox.dataGrants.accept(grant.arn, staged)
  t.strictSame(idsOf(sandbox, grant.dataSetId), made)
  t.equal(sandbox.dataSets.find(grant.dataSetId), staged.copy)
  const { store } = sandbox.dataSets
  const [bare, full] = [...store.revisions(grant.dataSetId)]
  t.equal(store.countAssets(bare?.id as string), 1, 'the newest revision is that of the newest source')
  t.equal(store.countAssets(full?.id as string), COUNT)
  const serials = [staged.copy, full, bare, next].map((made) => made?.serial as number)
  t.strictSame(
    serials,
    serials.map((_, index) => (serials[0] as number) + index),
    'in the order in which they were made, each its own'
  )
})

t.test('a copy that is made aside draws no id that a seed has taken', async (t) => {
  const { made } = await stagedOfTwo(t)
  const [[revisionId, [assetId]]] = made as [[string, [string]]]
  const other = 'other00000000000000000000000001'
  const { made: withRevision } = await stagedOfTwo(t, ({ sandbox }) =>
    sandbox.apply({ name: 'other', dataSets: [{ Id: other, revisions: [{ Id: revisionId }] }] }, 'add')
  )
  t.equal(withRevision[0]?.[0], assetId, 'the next id that the seed gives')
  const { made: withAsset } = await stagedOfTwo(t, ({ sandbox }) => {
    const revisions = [{ Id: other, assets: [{ Id: assetId, Name: 'taken' }] }]
    sandbox.apply({ name: 'other', dataSets: [{ Id: other, revisions }] }, 'add')
  })
  t.equal(withAsset[0]?.[0], revisionId)
  t.equal(withAsset[0]?.[1][0], made[0]?.[1][1])
})

t.test('few assets are copied at once, and what cannot be accepted is not prepared', async (t) => {
  const { sandbox, grant } = slowSandbox(COUNT - 1)
  t.equal(sandbox.dataGrants.stageInSlices(grant.arn), undefined)
  const many = slowSandbox()
  t.equal(many.sandbox.dataGrants.stageInSlices('unknown'), undefined)
  many.sandbox.dataGrants.accept(many.grant.arn)
  t.equal(many.sandbox.dataGrants.stageInSlices(many.grant.arn), undefined)
})

t.test('a copy that was made aside is not used if what it is of has changed since', async (t) => {
  type Sandbox = ReturnType<typeof grantedSandbox>['sandbox']
  const firstOf = (sandbox: Sandbox) => [...sandbox.dataSets.store.revisions(SOURCE)].at(-1)?.id as string
  const changes: Record<string, [change: (sandbox: Sandbox) => unknown, expected: [number, number]]> = {
    'a revision was finalized': [
      (sandbox) => sandbox.dataSets.seedRevisionsInSlices(SOURCE, [{ assets: [{ Name: 'new' }] }], at),
      [2, 1]
    ],
    'a revision was revoked': [
      (sandbox) => sandbox.dataSets.revokeRevision(SOURCE, firstOf(sandbox), 'It has errors.'),
      [1, COUNT]
    ]
  }
  for (const [name, [change, expected]] of Object.entries(changes)) {
    const { sandbox, wall, grant } = slowSandbox()
    const staging = sandbox.dataGrants.stageInSlices(grant.arn)
    await turnsOf(t, wall, staging as Promise<unknown>)
    await change(sandbox)
    sandbox.dataGrants.accept(grant.arn, await staging)
    t.strictSame(seen(sandbox, grant.dataSetId), expected, name)
    const [newest] = sandbox.dataSets.store.revisions(grant.dataSetId)
    t.equal(newest?.revocation?.comment, name === 'a revision was revoked' ? 'It has errors.' : undefined)
  }
  const { sandbox, wall, grant } = slowSandbox()
  const staging = sandbox.dataGrants.stageInSlices(grant.arn)
  await turnsOf(t, wall, staging as Promise<unknown>)
  sandbox.dataSets.revokeRevision(SOURCE, firstOf(sandbox), 'It has errors.')
  const [asset] = sandbox.dataSets.store.assets(firstOf(sandbox))
  const again = sandbox.dataGrants.stageInSlices(grant.arn)
  await turnsOf(t, wall, again as Promise<unknown>)
  sandbox.dataSets.deleteAsset(SOURCE, firstOf(sandbox), asset?.id as string)
  sandbox.dataGrants.accept(grant.arn, await again)
  t.strictSame(seen(sandbox, grant.dataSetId), [1, COUNT - 1], 'an asset was deleted')
})
