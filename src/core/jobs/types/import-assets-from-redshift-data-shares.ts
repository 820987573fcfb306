import { Type } from '@sinclair/typebox'
import { partitionOf } from '../../model/partition.js'
import { strict } from '../../validation/strict.js'
import { defineJobType } from './job-type-definition.js'
import { requestSource, structure } from './request-shapes.js'
import { Id } from './response-shapes.js'
import { resourceNotFound, sampleSource, sampleUuid } from './sample-values.js'

/** Imports datashares of Amazon Redshift, each as an asset. */
export const importAssetsFromRedshiftDataShares = defineJobType({
  type: 'IMPORT_ASSETS_FROM_REDSHIFT_DATA_SHARES',
  detailsMember: 'ImportAssetsFromRedshiftDataShares',
  assetType: 'REDSHIFT_DATA_SHARE',
  objects: undefined,
  imports: {
    // AWS: the name of an asset is that of the datashare, which the ARN ends with.
    assetsOf: ({ AssetSources }) =>
      AssetSources.map(({ DataShareArn }) => ({
        name: DataShareArn.slice(DataShareArn.lastIndexOf('/') + 1),
        details: { RedshiftDataShareAsset: { Arn: DataShareArn } }
      }))
  },
  responseDetails: strict({
    AssetSources: Type.Array(strict({ DataShareArn: Type.String() })),
    DataSetId: Id,
    RevisionId: Id
  }),
  requestDetails: () =>
    structure({ AssetSources: Type.Array(structure({ DataShareArn: Type.String() })), ...requestSource }),
  sample: {
    required: {
      AssetSources: (context) => {
        const { accountId, region } = context
        const share = `${sampleUuid(context)}/example_share`
        return [{ DataShareArn: `arn:${partitionOf(region)}:redshift:${region}:${accountId}:datashare:${share}` }]
      },
      ...sampleSource
    },
    optional: {}
  },
  sampleError: resourceNotFound,
  inProgressLimit: {
    name: 'Concurrent in progress jobs to import assets from Amazon Redshift datashares',
    awsDefault: 10
  },
  perJobLimit: { member: 'AssetSources', name: 'dataShares' },
  signedUrl: undefined
})
