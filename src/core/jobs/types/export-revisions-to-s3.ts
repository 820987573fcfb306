import { Type } from '@sinclair/typebox'
import { strict } from '../../validation/strict.js'
import { defineJobType } from './job-type-definition.js'
import { RequestEncryption, RequestId, structure } from './request-shapes.js'
import { ExportServerSideEncryption, Id } from './response-shapes.js'
import { resourceNotFound, sampleId } from './sample-values.js'

/** Exports all assets of revisions to objects in S3, named by a pattern. */
export const exportRevisionsToS3 = defineJobType({
  type: 'EXPORT_REVISIONS_TO_S3',
  detailsMember: 'ExportRevisionsToS3',
  assetType: 'S3_SNAPSHOT',
  objects: 'written',
  imports: undefined,
  responseDetails: strict({
    DataSetId: Id,
    Encryption: Type.Optional(ExportServerSideEncryption),
    RevisionDestinations: Type.Array(
      strict({ Bucket: Type.String(), KeyPattern: Type.Optional(Type.String()), RevisionId: Id })
    ),
    EventActionArn: Type.Optional(Type.String())
  }),
  requestDetails: () =>
    structure({
      DataSetId: RequestId,
      Encryption: RequestEncryption,
      RevisionDestinations: Type.Array(
        structure({ Bucket: Type.String(), KeyPattern: Type.Optional(Type.String()), RevisionId: RequestId })
      )
    }),
  sample: {
    required: {
      DataSetId: sampleId,
      RevisionDestinations: ({ random }) => [
        { Bucket: 'example-export-bucket', KeyPattern: '${Asset.Name}', RevisionId: random.id() }
      ]
    },
    optional: {}
  },
  sampleError: resourceNotFound,
  inProgressLimit: { name: 'Concurrent in progress jobs to export revisions to Amazon S3', awsDefault: 5 },
  perJobLimit: { member: 'RevisionDestinations', name: 'revisions' },
  signedUrl: undefined
})
