import t from 'tap'
import { createSandbox } from '../../support/sandbox.js'

/** The room for content of the sandboxes of a test. */
const ROOM = 10_000
const ID = 'a'.repeat(32)
const ASSET = 'b'.repeat(32)
const at = (index: number) => [index]

/** A sandbox with an import whose upload has taken all the room there is. */
function full(assets: readonly { id: string; text: string }[] = []) {
  const { sandbox } = createSandbox({
    clock: { mode: 'frozen' },
    scenarios: [{ name: 'start', assets: [...assets] }]
  })
  const create = () => {
    const details = { AssetName: 'a.csv', Md5Hash: `${'A'.repeat(22)}==`, DataSetId: ID, RevisionId: ID }
    return sandbox.jobs.create(
      { Type: 'IMPORT_ASSET_FROM_SIGNED_URL', Details: { ImportAssetFromSignedUrl: details } },
      undefined
    )
  }
  // The plan by name leaves out the check of what was uploaded.
  sandbox.addOutcomes([{ plan: 'succeeds', assetId: ASSET }], at)
  const { id } = create()
  const content = Buffer.alloc(ROOM, 'x')
  const isTaken = sandbox.jobs.upload(id, content)
  return { sandbox, id, create, content, isTaken }
}

t.test('an upload may take the last byte there is room for, and not one more', async (t) => {
  const { sandbox, id, create, isTaken } = full()
  t.equal(isTaken, true)
  t.equal(sandbox.assets.bytes, ROOM)
  t.equal(sandbox.jobs.upload(create().id, Buffer.from('x')), false)
  t.equal(sandbox.jobs.upload(id, Buffer.alloc(ROOM + 1)), false, 'nor in the place of another')
  t.equal(sandbox.assets.uploadOf(id)?.length, ROOM, 'which is there still')
})

t.test('an import that has taken all the room becomes an asset within the same room', async (t) => {
  for (const there of [[], [{ id: ASSET, text: 'what every sandbox begins with' }]]) {
    const { sandbox, id, create, content } = full(there)
    sandbox.jobs.start(id)
    t.strictSame(sandbox.assets.get(ASSET), { content, importedBy: id })
    t.equal(sandbox.assets.uploadOf(id), undefined, 'moved, not copied')
    t.equal(sandbox.assets.bytes, ROOM)
    const next = create().id
    t.equal(sandbox.jobs.upload(next, Buffer.from('x')), false, 'there is no room for another')
    sandbox.jobs.delete(id)
    t.equal(sandbox.assets.bytes, ROOM, 'the asset outlives its import')
    sandbox.reset()
    t.equal(sandbox.assets.bytes, 0)
  }
})

t.test('an import that takes the place of an asset gives its room back', async (t) => {
  const { sandbox, create } = full()
  sandbox.reset()
  sandbox.addOutcomes([{ plan: 'succeeds', assetId: ASSET }], at)
  for (const size of [6000, 4000]) {
    const { id } = create()
    t.equal(sandbox.jobs.upload(id, Buffer.alloc(size)), true, `${size}`)
    sandbox.jobs.start(id)
  }
  t.equal(sandbox.assets.bytes, 4000)
  t.equal(sandbox.assets.get(ASSET)?.content.length, 4000)
  t.equal(sandbox.jobs.upload(create().id, Buffer.alloc(6000)), true, 'there is room for what was replaced')
  t.equal(sandbox.assets.bytes, ROOM)
})
