import t from 'tap'
import { entryBytes } from '../../../src/core/data-sets/entry-bytes.js'
import {
  contentBytes,
  dataSetSeedBytes,
  revisionSeedBytes,
  sharedDataSetSeedBytes
} from '../../../src/core/data-sets/seed-bytes.js'

t.test('a seed takes the memory of its entries, of what is made up for them and of their content', async (t) => {
  const empty = dataSetSeedBytes({})
  t.ok(empty > entryBytes({}), 'what is made up takes room')
  t.equal(dataSetSeedBytes({ revisions: [] }), empty)
  const Name = 'n'.repeat(500)
  t.equal(dataSetSeedBytes({ Name }) - empty, entryBytes({ Name }) - entryBytes({}))
  const revision = { Comment: 'c'.repeat(100), assets: [{ text: 'é' }, { base64: 'AAAA' }, { size: 1_000_000 }] }
  t.equal(dataSetSeedBytes({ revisions: [revision, revision] }), empty + 2 * revisionSeedBytes(revision))
  const content = contentBytes([revision])
  t.equal(content, 2 + 3, 'a size alone takes no room')
  const bare = { ...revision, assets: [{ text: '' }, { base64: '' }, {}] }
  t.equal(revisionSeedBytes(revision) - revisionSeedBytes(bare), content)
  t.ok(revisionSeedBytes(revision) > revisionSeedBytes({ ...revision, assets: [] }) + content)
})

t.test('content that all sandboxes share takes no room in one', async (t) => {
  const dataSet = { Name: 'N', revisions: [{ assets: [{ text: 'x'.repeat(1000) }] }] }
  t.equal(sharedDataSetSeedBytes(dataSet), dataSetSeedBytes(dataSet) - 1000)
  t.equal(sharedDataSetSeedBytes({}), dataSetSeedBytes({}))
})
