import { Type } from '@sinclair/typebox'
import { Instant } from '../../time/instant.js'
import { strict } from '../../validation/strict.js'
import { StringEnum } from '../../validation/string-enum.js'
import { defineJobType } from './job-type-definition.js'
import { RequestMd5Hash, requestSource, structure } from './request-shapes.js'
import { Id, Md5Hash } from './response-shapes.js'
import { resourceNotFound, sampleMd5, sampleSource } from './sample-values.js'

/** Imports an API of Amazon API Gateway as an asset. Its specification is uploaded to a URL. */
export const importAssetFromApiGatewayApi = defineJobType({
  type: 'IMPORT_ASSET_FROM_API_GATEWAY_API',
  detailsMember: 'ImportAssetFromApiGatewayApi',
  assetType: 'API_GATEWAY_API',
  objects: undefined,
  imports: {
    assetsOf: ({ ApiDescription, ApiId, ApiKey, ApiName, ProtocolType, Stage }, { region }) => [
      {
        name: ApiName,
        details: {
          ApiGatewayApiAsset: {
            ...(ApiDescription !== undefined && { ApiDescription }),
            // AWS: the endpoint that the user guide gives for the owner.
            ApiEndpoint: `https://${ApiId}.execute-api.${region}.amazonaws.com/${Stage}`,
            ApiId,
            ...(ApiKey !== undefined && { ApiKey }),
            ApiName,
            ProtocolType,
            Stage
          }
        }
      }
    ]
  },
  responseDetails: strict({
    ApiDescription: Type.Optional(Type.String()),
    ApiId: Type.String(),
    ApiKey: Type.Optional(Type.String()),
    ApiName: Type.String(),
    ApiSpecificationMd5Hash: Md5Hash,
    ApiSpecificationUploadUrl: Type.String(),
    ApiSpecificationUploadUrlExpiresAt: Instant,
    DataSetId: Id,
    ProtocolType: StringEnum(['REST']),
    RevisionId: Id,
    Stage: Type.String()
  }),
  requestDetails: () =>
    structure({
      ApiDescription: Type.Optional(Type.String()),
      ApiId: Type.String(),
      ApiKey: Type.Optional(Type.String()),
      ApiName: Type.String(),
      ApiSpecificationMd5Hash: RequestMd5Hash,
      ProtocolType: StringEnum(['REST']),
      Stage: Type.String(),
      ...requestSource
    }),
  sample: {
    required: {
      ApiId: ({ random }) => random.id().slice(0, 10),
      ApiName: () => 'example-api',
      ApiSpecificationMd5Hash: sampleMd5,
      ProtocolType: () => 'REST' as const,
      Stage: () => 'prod',
      ...sampleSource
    },
    optional: {}
  },
  sampleError: resourceNotFound,
  inProgressLimit: {
    name: 'Concurrent in progress jobs to import assets from an API Gateway API',
    awsDefault: 10
  },
  perJobLimit: undefined,
  signedUrl: {
    use: 'upload',
    url: 'ApiSpecificationUploadUrl',
    expiresAt: 'ApiSpecificationUploadUrlExpiresAt',
    isAsset: false,
    md5: 'ApiSpecificationMd5Hash',
    describe: () => 'API specification',
    errorDetails: () => undefined
  }
})
