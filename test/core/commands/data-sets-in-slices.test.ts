import t, { type Test } from 'tap'
import type { DataSetSeed } from '../../../src/core/data-sets/data-set-seed.js'
import type { Sandbox } from '../../../src/core/sandbox/sandbox.js'
import { only } from '../../support/only.js'
import { createSandbox } from '../../support/sandbox.js'
import { fireDue, makeSlow, turnsOf } from '../../support/slow-wall.js'

const COUNT = 500
const at = (index: number) => [index]
const assetsOf = (name: string) => Array.from({ length: COUNT }, (_, index) => ({ Id: `${name}${index}` }))
const dataSetOf = (name: string): DataSetSeed => ({
  Id: name,
  revisions: [{ Id: `${name}-r`, assets: assetsOf(name) }]
})

/** A sandbox with a data set of many assets, in which each reading of the wall clock then takes a millisecond. */
async function slowSandbox(t: Test) {
  const { sandbox, wall } = createSandbox()
  await sandbox.dataSets.seedInSlices([dataSetOf('here')], at)
  makeSlow(t, wall)
  return { sandbox, wall }
}

/** The number of data sets, revisions and assets that can be found under these names. */
const found = ({ dataSets: { store } }: Sandbox, name: string) => [
  store.dataSet(name) === undefined ? 0 : 1,
  store.revision(`${name}-r`) === undefined ? 0 : 1,
  assetsOf(name).filter(({ Id }) => store.asset(Id) !== undefined).length
]

/** Changes that may be big, with what can be found of what they add. */
const ADDITIONS: Readonly<Record<string, (sandbox: Sandbox) => Promise<unknown>>> = {
  'data sets are seeded': (sandbox) => sandbox.dataSets.seedInSlices([dataSetOf('new')], at),
  'a scenario is added': (sandbox) => sandbox.applyInSlices({ name: 'x', dataSets: [dataSetOf('new')] }, 'add'),
  'a scenario replaces what is there': (sandbox) =>
    sandbox.applyInSlices({ name: 'x', dataSets: [dataSetOf('new')] }, 'replace'),
  'revisions are added': (sandbox) =>
    sandbox.dataSets.seedRevisionsInSlices('here', [{ Id: 'new-r', assets: assetsOf('new') }], at)
}

for (const [name, change] of Object.entries(ADDITIONS)) {
  t.test(`while ${name}, others have their turn, and see all of it or nothing`, async (t) => {
    const { sandbox, wall } = await slowSandbox(t)
    const changing = change(sandbox)
    const { turns } = await turnsOf(t, wall, changing, () => found(sandbox, 'new'), [0, 0, 0])
    await changing
    t.strictSame(found(sandbox, 'new').slice(1), [1, COUNT])
    t.equal(sandbox.dataSets.store.countAssets('new-r'), COUNT)
    t.ok(turns >= (2 * COUNT) / 10, `${turns} turns`)
  })

  t.test(`${name}, but the sandbox is reset meanwhile: nothing of it is there`, async (t) => {
    const { sandbox, wall } = await slowSandbox(t)
    const changing = change(sandbox)
    await sandbox.reset()
    const refused = t.rejects(changing, { kind: 'conflict', message: /reset while/ })
    await turnsOf(t, wall, changing)
    await refused
    t.strictSame(found(sandbox, 'new'), [0, 0, 0])
  })
}

const RACES: Readonly<Record<string, (sandbox: Sandbox, dataSets: readonly DataSetSeed[]) => Promise<unknown>>> = {
  'data sets are seeded': (sandbox, dataSets) =>
    sandbox.dataSets.seedInSlices(dataSets, (index) => ['dataSets', index]),
  'a scenario is added': (sandbox, dataSets) => sandbox.applyInSlices({ name: 'x', dataSets: [...dataSets] }, 'add')
}

for (const [name, change] of Object.entries(RACES)) {
  t.test(`of two who want one id while ${name}, one gets it, whenever the other comes`, async (t) => {
    const assets = Array.from({ length: 40 }, (_, index) => ({ Id: `new${index}` }))
    let refusals = 0
    for (let turns = 0; turns < 40; turns++) {
      const { sandbox, wall } = createSandbox()
      makeSlow(t, wall)
      const changing = change(sandbox, [{}, { Id: 'new', revisions: [{ assets }] }])
      for (let turn = 0; turn < turns; turn++) {
        fireDue(wall)
        await new Promise(setImmediate)
      }
      const other = sandbox.dataSets.seedInSlices([{ revisions: [{ assets: [{ Id: 'new7' }] }] }], at)
      const both = Promise.allSettled([changing, other])
      await turnsOf(t, wall, both)
      const [one, two] = await both
      if (one.status === 'fulfilled') t.match(two, { reason: { kind: 'conflict' } }, `after ${turns} turns`)
      else {
        refusals++
        const problems = only({ at: ['dataSets', 1, 'revisions', 0, 'assets', 7, 'Id'] })
        t.match([one.reason, two.status], [{ kind: 'conflict', problems }, 'fulfilled'], `after ${turns} turns`)
      }
      t.equal(sandbox.dataSets.store.size, one.status === 'fulfilled' ? 2 : 1)
    }
    t.ok(refusals > 0 && refusals < 40, `${refusals} refusals`)
  })
}

t.test(
  'a big data set is gone at once, its assets give back their room in slices, and its ids are free then',
  async (t) => {
    const { sandbox, wall } = await slowSandbox(t)
    const before = sandbox.dataSets.store.bytes
    const removing = sandbox.dataSets.removeInSlices('here')
    const { turns } = await turnsOf(t, wall, removing, () => found(sandbox, 'here'), [0, 0, 0])
    t.ok(before > 0 && sandbox.dataSets.store.bytes === 0, `${before} bytes`)
    t.ok(turns >= COUNT / 10, `${turns} turns`)
    const again = sandbox.dataSets.seedInSlices([dataSetOf('here')], at)
    await turnsOf(t, wall, again)
    t.equal((await again).length, 1)
  }
)

t.test('ids of a data set that is being removed are taken until it is', async (t) => {
  const { sandbox, wall } = await slowSandbox(t)
  const removing = sandbox.dataSets.removeInSlices('here')
  const seeding = sandbox.dataSets.seedInSlices([{ Id: 'here', revisions: [{ Id: 'here-r' }] }], at)
  const refusal = seeding.catch((error) => error)
  await turnsOf(t, wall, Promise.all([removing, refusal]))
  t.match(await refusal, { kind: 'conflict', problems: only({ at: [0, 'revisions', 0, 'Id'] }) })
})

t.test('what is seeded, added and removed again counts for nothing', async (t) => {
  const { sandbox } = createSandbox()
  await sandbox.dataSets.seedInSlices([dataSetOf('one'), { Id: 'two' }], at)
  await sandbox.dataSets.seedRevisionsInSlices('two', [{ assets: [{ text: 'a' }] }, {}], at)
  t.ok(sandbox.dataSets.store.bytes > 0)
  for (const id of ['one', 'two']) await sandbox.dataSets.removeInSlices(id)
  t.strictSame([sandbox.dataSets.store.bytes, sandbox.assets.bytes], [0, 0])
})

const DELETIONS: Readonly<Record<string, (sandbox: Sandbox) => void>> = {
  'a data set': (sandbox) => sandbox.dataSets.delete('big'),
  'a revision': (sandbox) => sandbox.dataSets.deleteRevision('big', 'big-r')
}

for (const [what, remove] of Object.entries(DELETIONS)) {
  t.test(
    `${what} that a client deletes is gone at once; most of its assets give back their room in slices`,
    async (t) => {
      const { sandbox, wall } = createSandbox()
      const count = 3000
      const assets = Array.from({ length: count }, (_, index) => ({ Id: `big${index}` }))
      await sandbox.dataSets.seedInSlices([{ Id: 'big', revisions: [{ Id: 'big-r', Finalized: false, assets }] }], at)
      makeSlow(t, wall)
      const full = sandbox.dataSets.store.bytes
      remove(sandbox)
      const { store } = sandbox.dataSets
      t.strictSame(
        [store.revision('big-r'), store.asset('big0'), store.asset(`big${count - 1}`)],
        Array(3).fill(undefined)
      )
      const afterwards = store.bytes
      t.ok(afterwards > full / 2 && afterwards < full, `${afterwards} of ${full} bytes are yet to be given back`)
      let turns = 0
      for (; wall.timers.length > 0; turns++) fireDue(wall)
      t.ok(turns > 1, `${turns} turns`)
      t.ok(store.bytes < 2000, `${store.bytes} bytes are left`)
      t.notOk(store.hasAssetId(`big${count - 1}`))
    }
  )
}
