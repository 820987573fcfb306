import t from 'tap'
import { definitionOf } from '../../../../src/core/jobs/job-types.js'
import type { ImportContext } from '../../../../src/core/jobs/types/import-definition.js'

const context: ImportContext = { region: 'eu-west-1', assetId: (index) => `asset${index}`, size: (index) => 10 + index }

/** The assets that an import of a type makes. */
const assetsOf = (type: Parameters<typeof definitionOf>[0], details: object) =>
  definitionOf(type).imports?.assetsOf(details as never, context)

t.test('an import of files makes an asset of each source, with its key and its size', async (t) => {
  const AssetSources = [
    { Bucket: 'one', Key: 'in/a.csv' },
    { Bucket: 'two', Key: 'in/a.csv' }
  ]
  t.strictSame(assetsOf('IMPORT_ASSETS_FROM_S3', { AssetSources }), [
    { name: 'in/a.csv', details: { S3SnapshotAsset: { Size: 10 } } },
    { name: 'in/a.csv', details: { S3SnapshotAsset: { Size: 11 } } }
  ])
})

t.test('an import from a signed URL makes one asset, with the name that was given', async (t) => {
  t.strictSame(assetsOf('IMPORT_ASSET_FROM_SIGNED_URL', { AssetName: './dir/data.json' }), [
    { name: './dir/data.json', details: { S3SnapshotAsset: { Size: 10 } } }
  ])
})

t.test('exports make no assets', async (t) => {
  for (const type of ['EXPORT_ASSETS_TO_S3', 'EXPORT_ASSET_TO_SIGNED_URL', 'EXPORT_REVISIONS_TO_S3'] as const) {
    t.equal(definitionOf(type).imports, undefined, type)
  }
})
