import t from 'tap'
import { ASSET_BYTES, AssetStore, AssetsSnapshot, bytesOf, memoryOf } from '../../../src/core/assets/asset-store.js'
import { md5Of } from '../../../src/core/assets/md5.js'
import { SharedBudget } from '../../../src/core/memory/shared-budget.js'
import { validate } from '../../../src/core/validation/validate.js'

const createStore = (limit = 10) => new AssetStore(new SharedBudget(limit, 1).open())
const bytes = (count: number) => Buffer.alloc(count, 'x')

t.test('content is found under its id, uploads and assets apart', async (t) => {
  const store = createStore()
  t.ok(store.putUpload('a', bytes(1)))
  t.ok(store.put('b', { content: bytes(2), importedBy: 'j' }))
  t.strictSame([store.uploadOf('a'), store.uploadOf('b')], [bytes(1), undefined])
  t.strictSame([store.get('a'), store.get('b')], [undefined, { content: bytes(2), importedBy: 'j' }])
  t.strictSame(store.list(), [{ id: 'b', bytes: 2, importedBy: 'j' }])
  t.strictSame(store.contents(), {
    uploads: [{ id: 'a', content: bytes(1), importedBy: undefined }],
    assets: [{ id: 'b', content: bytes(2), importedBy: 'j' }]
  })
})

t.test(
  'what is stored counts, except for shared content, and there can be no more than there is room for',
  async (t) => {
    const store = createStore()
    t.ok(store.put('shared', { content: bytes(100), isShared: true }))
    t.equal(store.bytes, 0)
    t.ok(store.putUpload('a', bytes(4)))
    t.ok(store.put('b', { content: bytes(6) }))
    t.strictSame([store.bytes, store.memory], [10, 10 + 3 * ASSET_BYTES])
    t.notOk(store.put('c', { content: bytes(1) }))
    t.ok(store.put('c', { content: bytes(0) }), 'nothing fits always')
    t.notOk(store.putUpload('a', bytes(5)), 'one more than there was')
    t.equal(store.uploadOf('a')?.length, 4)
    t.ok(store.putUpload('a', bytes(3)), 'less than there was')
    t.strictSame([store.bytes, store.budget.used], [9, 9])
    store.clear()
    t.strictSame([store.bytes, store.memory, store.budget.used, store.list()], [0, 0, 0, []])
  }
)

t.test('an upload that is imported moves to its asset; without an upload nothing happens', async (t) => {
  const store = createStore()
  store.putUpload('j', bytes(10))
  store.importUpload('none', 'asset')
  t.equal(store.get('asset'), undefined)
  store.importUpload('j', 'asset')
  t.strictSame(
    [store.get('asset'), store.uploadOf('j'), store.bytes],
    [{ content: bytes(10), importedBy: 'j' }, undefined, 10]
  )
  store.putUpload('k', bytes(0))
  store.deleteUpload('k')
  t.equal(store.uploadOf('k'), undefined)
})

t.test('a snapshot is restored, and its bytes are counted beforehand', async (t) => {
  const snapshot: AssetsSnapshot = {
    uploads: [{ id: 'j', base64: 'AAE=' }],
    assets: [
      { id: 'a', base64: 'AAEC', importedBy: 'k' },
      { id: 'b', base64: '' }
    ]
  }
  t.strictSame([bytesOf(snapshot), memoryOf(snapshot)], [5, 5 + 3 * ASSET_BYTES])
  const store = createStore()
  store.restore(snapshot)
  t.strictSame(store.contents(), {
    uploads: [{ id: 'j', content: Buffer.from([0, 1]), importedBy: undefined }],
    assets: [
      { id: 'a', content: Buffer.from([0, 1, 2]), importedBy: 'k' },
      { id: 'b', content: bytes(0), importedBy: undefined }
    ]
  })
  t.strictSame([store.bytes, store.memory], [bytesOf(snapshot), memoryOf(snapshot)])
})

t.test('which serialized content is valid', async (t) => {
  const named = { id: 'a', base64: 'AA==' }
  const isValid = (value: unknown) => validate(AssetsSnapshot, value).length === 0
  t.ok(isValid({ uploads: [named], assets: [{ ...named, importedBy: 'j' }] }))
  for (const change of [{ id: '' }, { base64: 'A' }, { base64: undefined }, { importedBy: '' }, { text: 'x' }]) {
    t.notOk(isValid({ uploads: [], assets: [{ ...named, ...change }] }), JSON.stringify(change))
  }
  for (const value of [{ uploads: [] }, { assets: [] }, { uploads: [], assets: [], others: [] }]) {
    t.notOk(isValid(value), JSON.stringify(value))
  }
})

t.test('the MD5 digest of content is in base64', async (t) => {
  t.equal(md5Of(Buffer.from('hello')), 'XUFAKrxLKna5cZ2REBfFkg==')
})
