import fc from 'fast-check'
import t from 'tap'
import type { Asset } from '../../../src/core/data-sets/asset.js'
import type { DataSet } from '../../../src/core/data-sets/data-set.js'
import { DataSetStore } from '../../../src/core/data-sets/data-set-store.js'
import { entryBytes } from '../../../src/core/data-sets/entry-bytes.js'
import type { Revision } from '../../../src/core/data-sets/revision.js'
import { atOnce } from '../../../src/core/time/steps.js'
import { holds, runs, sequence } from '../../support/property.js'

const stamps = { sourceId: undefined, product: undefined, tags: {}, createdAt: 0, updatedAt: 0 }

const dataSetOf = (id: string, name: string, serial = 0): DataSet => ({
  ...{ id, arn: `arn:${id}`, assetType: 'S3_SNAPSHOT', origin: 'OWNED', originDetails: undefined },
  ...{ name, description: '', serial, ...stamps }
})
const revisionOf = (id: string, dataSetId: string, comment: string, serial = 0): Revision => ({
  ...{
    id,
    arn: `arn:${id}`,
    dataSetId,
    comment,
    finalized: false,
    revocation: undefined,
    copyOf: undefined,
    serial,
    ...stamps
  }
})
const assetOf = (id: string, revisionId: string, name: string): Asset => ({
  ...{ id, ownArn: undefined, type: 'S3_SNAPSHOT', name, details: { S3SnapshotAsset: { Size: 1 } } },
  ...{ dataSetId: '', revisionId, ...stamps }
})

/** A store, what it counts in its ledger, and the assets of which it said that they are gone. */
function counted() {
  const gone: string[] = []
  const ledger = {
    bytes: 0,
    room: () => Number.POSITIVE_INFINITY,
    add(bytes: number) {
      ledger.bytes += bytes
    }
  }
  return { store: new DataSetStore((id) => gone.push(id), ledger), ledger, gone }
}

/** The bytes of all that is in a store. */
function bytesOf(store: DataSetStore): number {
  const { dataSets, revisions, assets } = store.contents()
  return [...dataSets, ...revisions, ...assets].reduce((sum, entry) => sum + entryBytes(entry), 0)
}

const change = fc.record({
  kind: fc.constantFrom(
    'data set',
    'revision',
    'asset',
    'delete data set',
    'delete revision',
    'delete asset',
    'absorb'
  ),
  at: fc.nat({ max: 5 }),
  name: fc.string({ maxLength: 40 })
})

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

/** Changes a store in some way: `at` chooses what is changed, and whether it is added or replaced. */
function apply(store: DataSetStore, { kind, at, name }: Change): void {
  const { dataSets, revisions, assets } = store.contents()
  const serial = store.takeSerials(1)
  const id = `new${serial}`
  const dataSet = dataSets[at % dataSets.length]
  const revision = revisions[at % revisions.length]
  const asset = assets[at % assets.length]
  const replaces = at < 2
  if (kind === 'data set') store.put(dataSet && replaces ? { ...dataSet, name } : dataSetOf(id, name, serial))
  else if (kind === 'absorb') absorb(store, replaces ? undefined : dataSet, id, serial)
  else if (kind === 'revision' && revision && replaces) store.putRevision({ ...revision, comment: name })
  else if (kind === 'revision' && dataSet) store.putRevision(revisionOf(id, dataSet.id, name, serial))
  else if (kind === 'asset' && asset && replaces) store.putAsset({ ...asset, name })
  else if (kind === 'asset' && revision) store.putAsset(assetOf(id, revision.id, name))
  else if (kind === 'delete data set' && dataSet) atOnce(store.delete(dataSet))
  else if (kind === 'delete revision' && revision) atOnce(store.deleteRevision(revision))
  else if (kind === 'delete asset' && asset) store.deleteAsset(asset)
}

/** Takes over a data set with a revision and an asset from another store, or a revision of a data set which is here. */
function absorb(store: DataSetStore, dataSet: DataSet | undefined, id: string, serial: number): void {
  const other = new DataSetStore()
  const { id: dataSetId } = dataSet ?? { id }
  other.put(dataSet ?? dataSetOf(id, 'absorbed', serial))
  other.putRevision(revisionOf(`${id}r`, dataSetId, 'absorbed', serial))
  other.putAsset(assetOf(`${id}a`, `${id}r`, 'absorbed'))
  if (dataSet) store.absorbRevisions(dataSetId, other)
  else store.absorb(other)
}

t.test('a store counts just what it holds, and says once of each asset that it is gone', async (t) => {
  await holds(
    t,
    fc.property(sequence(change, 60), (changes) => {
      const { store, ledger, gone } = counted()
      let held: string[] = []
      for (const change of changes) {
        apply(store, change)
        const now = store.contents().assets.map(({ id }) => id)
        const left = held.filter((id) => !now.includes(id))
        held = now
        if (gone.splice(0).sort().join() !== left.sort().join()) return false
        if (store.bytes !== bytesOf(store) || ledger.bytes !== store.bytes) return false
      }
      store.clear()
      return store.bytes === 0 && ledger.bytes === 0 && !store.hasHeldAny
    }),
    runs(60, 2000)
  )
})

t.test('an asset that is replaced while its revision is being deleted stays', async (t) => {
  const { store, gone } = counted()
  store.put(dataSetOf('d', 'N'))
  store.putRevision(revisionOf('r', 'd', '', 1))
  store.putRevision(revisionOf('other', 'd', '', 2))
  store.putAsset(assetOf('a', 'r', 'a'))
  store.putAsset(assetOf('b', 'r', 'b'))
  const deleting = store.deleteRevision(store.revision('r') as Revision)
  deleting.next()
  t.equal(store.asset('a'), undefined, 'nothing of it is found from the first step on')
  t.ok(store.hasRevisionId('r'), 'its id is taken until all is removed')
  const [left] = ['a', 'b'].filter((id) => !gone.includes(id)) as [string]
  store.putAsset(assetOf(left, 'other', 'new'))
  atOnce(deleting)
  t.match(store.asset(left), { revisionId: 'other', name: 'new' })
  t.equal(store.bytes, bytesOf(store))
  t.notOk(store.hasRevisionId('r'))
})
