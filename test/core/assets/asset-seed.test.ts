import t from 'tap'
import { AssetSeed, assetSeedsProblems, contentOf } from '../../../src/core/assets/asset-seed.js'
import { validate } from '../../../src/core/validation/validate.js'

t.test('the content of an asset is its text in UTF-8, or its bytes in base64, and made once', async (t) => {
  t.strictSame(contentOf({ id: 'a', text: 'é' }), Buffer.from([0xc3, 0xa9]))
  t.strictSame(contentOf({ id: 'a', text: '' }), Buffer.alloc(0))
  t.strictSame(contentOf({ id: 'a', base64: 'AAEC' }), Buffer.from([0, 1, 2]))
  const seed = { id: 'a', text: 'x' }
  t.equal(contentOf(seed), contentOf(seed))
})

t.test('content is given in one way, and ids must differ; gaps in the list are skipped', async (t) => {
  const paths = (...seeds: (AssetSeed | undefined)[]) =>
    assetSeedsProblems(seeds, (index) => ['assets', index]).map(({ at }) => at.join('.'))
  t.strictSame(paths({ id: 'a', text: '' }, undefined, { id: 'b', base64: '' }), [])
  t.strictSame(paths({ id: 'a' }, undefined, { id: 'b', text: '', base64: '' }, { id: 'a', text: 'x' }), [
    'assets.0',
    'assets.2',
    'assets.3.id'
  ])
})

t.test('which assets can be written', async (t) => {
  for (const seed of [{ id: 'a' }, { id: 'a'.repeat(256), text: '' }, { id: 'a', base64: 'AA==' }]) {
    t.strictSame(validate(AssetSeed, seed), [], JSON.stringify(seed).slice(0, 60))
  }
  for (const seed of [
    {},
    { id: '' },
    { id: 'a'.repeat(257) },
    { id: 'a', text: 1 },
    { id: 'a', base64: 'A' },
    { id: 'a', base64: 'AA=' },
    { id: 'a', base64: 'AA==A' },
    { id: 'a', base64: 'A*==' },
    { id: 'a', bytes: [] }
  ]) {
    t.not(validate(AssetSeed, seed).length, 0, JSON.stringify(seed).slice(0, 60))
  }
})
