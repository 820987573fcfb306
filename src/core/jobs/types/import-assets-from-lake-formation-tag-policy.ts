import { Type } from '@sinclair/typebox'
import { strict } from '../../validation/strict.js'
import { StringEnum } from '../../validation/string-enum.js'
import { defineJobType } from './job-type-definition.js'
import { requestSource, structure } from './request-shapes.js'
import { Id } from './response-shapes.js'
import { resourceNotFound, sampleSource } from './sample-values.js'

const LFTag = strict({ TagKey: Type.String(), TagValues: Type.Array(Type.String()) })

/** Imports permissions on data in AWS Lake Formation, which tags select, as an asset. */
export const importAssetsFromLakeFormationTagPolicy = defineJobType({
  type: 'IMPORT_ASSETS_FROM_LAKE_FORMATION_TAG_POLICY',
  detailsMember: 'ImportAssetsFromLakeFormationTagPolicy',
  assetType: 'LAKE_FORMATION_DATA_PERMISSION',
  objects: undefined,
  imports: {
    // AWS: the names are those of the service model's documentation. Mock: databases and tables are an asset each.
    assetsOf: ({ CatalogId, Database, Table, RoleArn }) =>
      [
        { name: 'Database(s) included in LF-tag policy', type: 'DATABASE' as const, policy: Database },
        { name: 'Table(s) included in LF-tag policy', type: 'TABLE' as const, policy: Table }
      ].flatMap(({ name, type, policy }) => {
        if (policy === undefined) return []
        const { Expression, Permissions } = policy
        return {
          name,
          details: {
            LakeFormationDataPermissionAsset: {
              LakeFormationDataPermissionDetails: {
                LFTagPolicy: {
                  CatalogId,
                  ResourceType: type,
                  ResourceDetails: { [type === 'TABLE' ? 'Table' : 'Database']: { Expression } }
                }
              },
              LakeFormationDataPermissionType: 'LFTagPolicy' as const,
              Permissions,
              RoleArn
            }
          }
        }
      })
  },
  responseDetails: strict({
    CatalogId: Type.String({ pattern: '^[0-9]{12}$', description: 'an AWS account id, 12 digits' }),
    Database: Type.Optional(
      strict({ Expression: Type.Array(LFTag), Permissions: Type.Array(StringEnum(['DESCRIBE'])) })
    ),
    Table: Type.Optional(
      strict({ Expression: Type.Array(LFTag), Permissions: Type.Array(StringEnum(['DESCRIBE', 'SELECT'])) })
    ),
    RoleArn: Type.String({
      pattern: '^arn:aws:iam::[0-9]{12}:role/.+$',
      description: 'the ARN of an IAM role, such as arn:aws:iam::123456789012:role/name'
    }),
    DataSetId: Id,
    RevisionId: Id
  }),
  requestDetails: () => {
    const RequestLFTag = structure({ TagKey: Type.String(), TagValues: Type.Array(Type.String()) })
    return structure({
      // AWS: the model's pattern contains slashes and anchors by mistake; it means twelve digits.
      CatalogId: Type.String({ minLength: 12, maxLength: 12, pattern: '^[0-9]{12}$' }),
      Database: Type.Optional(
        structure({ Expression: Type.Array(RequestLFTag), Permissions: Type.Array(StringEnum(['DESCRIBE'])) })
      ),
      RoleArn: Type.String({ pattern: '^arn:aws:iam::([0-9]{12}):role\\/.+$' }),
      Table: Type.Optional(
        structure({ Expression: Type.Array(RequestLFTag), Permissions: Type.Array(StringEnum(['DESCRIBE', 'SELECT'])) })
      ),
      ...requestSource
    })
  },
  sample: {
    required: {
      CatalogId: ({ accountId }) => accountId,
      RoleArn: ({ accountId }) => `arn:aws:iam::${accountId}:role/example-data-exchange-role`,
      ...sampleSource
    },
    optional: {
      Database: () => ({ Expression: [{ TagKey: 'shared', TagValues: ['yes'] }], Permissions: ['DESCRIBE' as const] })
    }
  },
  sampleError: resourceNotFound,
  inProgressLimit: {
    name: 'Concurrent in progress jobs to import assets from an AWS Lake Formation tag policy',
    awsDefault: undefined
  },
  perJobLimit: undefined,
  signedUrl: undefined
})
