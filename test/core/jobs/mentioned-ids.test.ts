import t from 'tap'
import { mentionedIds, onlyIds } from '../../../src/core/jobs/mentioned-ids.js'

const NONE = { dataSetId: new Set(), revisionId: new Set(), assetId: new Set() }

t.test('the ids of each kind are found at any depth, each once', async (t) => {
  const Details = {
    ExportAssetsToS3: {
      DataSetId: 'set',
      RevisionId: 'rev',
      AssetDestinations: [{ AssetId: 'a', Bucket: 'b' }, { AssetId: 'c' }, { AssetId: 'a' }]
    }
  }
  const ids = mentionedIds(Details)
  t.strictSame(ids, { dataSetId: new Set(['set']), revisionId: new Set(['rev']), assetId: new Set(['c', 'a']) })
  const expected = { dataSetId: 'set', revisionId: 'rev', assetId: undefined }
  t.strictSame(onlyIds(Details), expected, 'one of several is not meant')
  t.equal(onlyIds({}), undefined)
})

t.test('Details of any shape mention nothing, however deep they are', async (t) => {
  for (const details of [undefined, null, 1, 'DataSetId', [], { DataSetId: 1, RevisionId: null, constructor: 'x' }]) {
    t.strictSame(mentionedIds(details), NONE, JSON.stringify(details) ?? 'undefined')
  }
  const deep = JSON.parse(`${'['.repeat(100_000)}{"DataSetId":"set"}${']'.repeat(100_000)}`)
  t.equal(onlyIds(deep)?.dataSetId, 'set')
})
