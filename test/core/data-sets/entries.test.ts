import t from 'tap'
import { type Asset, assetEntry } from '../../../src/core/data-sets/asset.js'
import { type DataSet, dataSetEntry } from '../../../src/core/data-sets/data-set.js'
import { type Revision, revisionEntry } from '../../../src/core/data-sets/revision.js'

const AT = Date.UTC(2026, 2, 2, 9, 15)
const STAMP = '2026-03-02T09:15:00.000Z'
const LATER = '2026-03-02T09:15:00.001Z'
const stamps = { createdAt: AT, updatedAt: AT + 1 }

const asset: Asset = {
  ...{ id: 'a', ownArn: undefined, type: 'S3_SNAPSHOT', name: 'n', details: { S3SnapshotAsset: { Size: 1 } } },
  ...{ dataSetId: 'd', revisionId: 'r', sourceId: undefined, tags: {}, ...stamps }
}
const revision: Revision = {
  ...{ id: 'r', arn: 'arn:r', dataSetId: 'd', comment: undefined, finalized: false, revocation: undefined },
  ...{ sourceId: undefined, copyOf: undefined, tags: {}, serial: 1, ...stamps }
}
const dataSet: DataSet = {
  ...{ id: 'd', arn: 'arn:d', assetType: 'S3_SNAPSHOT', origin: 'OWNED', originDetails: undefined },
  ...{ sourceId: undefined, product: undefined, name: 'N', description: 'D', tags: {}, serial: 0, ...stamps }
}

t.test('an asset as lists show it', async (t) => {
  const entry = {
    ...{ Arn: 'arn:r/assets/a', AssetDetails: { S3SnapshotAsset: { Size: 1 } }, AssetType: 'S3_SNAPSHOT' },
    ...{ CreatedAt: STAMP, DataSetId: 'd', Id: 'a', Name: 'n', RevisionId: 'r', UpdatedAt: LATER }
  }
  t.strictSame(assetEntry(asset, revision), entry)
  t.strictSame(assetEntry({ ...asset, ownArn: 'own', sourceId: 's' }, revision), {
    ...entry,
    Arn: 'own',
    SourceId: 's'
  })
})

t.test('a revision as lists show it', async (t) => {
  const entry = { Arn: 'arn:r', CreatedAt: STAMP, DataSetId: 'd', Finalized: false, Id: 'r', UpdatedAt: LATER }
  t.strictSame(revisionEntry(revision), entry)
  const revoked = {
    ...revision,
    comment: 'c',
    finalized: true,
    revocation: { at: AT, comment: 'Wrong.' },
    sourceId: 's'
  }
  t.strictSame(revisionEntry(revoked), {
    ...{ ...entry, Comment: 'c', Finalized: true, SourceId: 's' },
    ...{ Revoked: true, RevocationComment: 'Wrong.', RevokedAt: STAMP }
  })
})

t.test('a data set as lists show it', async (t) => {
  const entry = {
    ...{ Arn: 'arn:d', AssetType: 'S3_SNAPSHOT', CreatedAt: STAMP, Description: 'D', Id: 'd', Name: 'N' },
    ...{ Origin: 'OWNED', UpdatedAt: LATER }
  }
  t.strictSame(dataSetEntry(dataSet), entry)
  const entitled = { ...dataSet, origin: 'ENTITLED' as const, originDetails: { ProductId: 'p' }, sourceId: 's' }
  t.strictSame(dataSetEntry(entitled), {
    ...{ ...entry, Origin: 'ENTITLED', OriginDetails: { ProductId: 'p' }, SourceId: 's' }
  })
})
