import type { Random } from '../random.js'
import type { PartialJobDetails } from './job-details.js'
import type { JobError } from './job-error.js'
import { DETAILS_MEMBER, type DetailsMember, type JobType } from './job-types.js'
import { mergeDetails } from './merge-details.js'

/** What made-up values are made of. Instants are epoch milliseconds. */
export interface SampleContext {
  readonly random: Random
  readonly accountId: string
  readonly region: string
  readonly now: number
}

/** The Details as given, with what the service would always send made up where it is absent. */
export function completeDetails(
  type: JobType,
  given: PartialJobDetails | undefined,
  maker: SampleContext
): PartialJobDetails {
  const member = DETAILS_MEMBER[type]
  const known: Readonly<Record<string, unknown>> = given?.[member] ?? {}
  const made: Record<string, unknown> = {}
  for (const [name, make] of Object.entries(REQUIRED_MEMBERS[member])) {
    if (known[name] === undefined) made[name] = make(maker)
  }
  if (given?.[member] === undefined) Object.assign(made, OPTIONAL_MEMBERS[member]?.(maker))
  else if (Object.keys(made).length === 0) return given
  return mergeDetails({ [member]: made }, { [member]: known })
}

/** An error with which a job of this type might well fail. */
export function sampleError(type: JobType, details: PartialJobDetails): JobError {
  const s3Sources = details.ImportAssetsFromS3?.AssetSources
  if (s3Sources) {
    return {
      Code: 'ACCESS_DENIED_EXCEPTION',
      Message: 'Access to the source objects in Amazon S3 was denied.',
      Details: { ImportAssetsFromS3JobErrorDetails: s3Sources.slice(0, 1) }
    }
  }
  const upload = details.ImportAssetFromSignedUrl
  if (upload) {
    return {
      Code: 'VALIDATION_EXCEPTION',
      Message: 'The uploaded asset does not match its MD5 hash.',
      Details: { ImportAssetFromSignedUrlJobErrorDetails: { AssetName: upload.AssetName ?? '' } }
    }
  }
  const [member] = Object.values(details)
  const revisionId = member && 'RevisionId' in member ? member.RevisionId : undefined
  return {
    Code: 'RESOURCE_NOT_FOUND_EXCEPTION',
    Message: `A resource that the job of type ${type} needs was not found.`,
    ...(typeof revisionId === 'string' && { ResourceId: revisionId, ResourceType: 'REVISION' })
  }
}

type Make = (maker: SampleContext) => unknown

const id: Make = ({ random }) => random.id()
const md5: Make = ({ random }) => Buffer.from(random.bytes(16)).toString('base64')
const source = { DataSetId: id, RevisionId: id }

const REQUIRED_MEMBERS: Readonly<Record<DetailsMember, Readonly<Record<string, Make>>>> = {
  ExportAssetToSignedUrl: { AssetId: id, ...source },
  ExportAssetsToS3: {
    AssetDestinations: ({ random }) => [
      { AssetId: random.id(), Bucket: 'example-export-bucket', Key: 'exports/data.csv' }
    ],
    ...source
  },
  ExportRevisionsToS3: {
    DataSetId: id,
    RevisionDestinations: ({ random }) => [
      { Bucket: 'example-export-bucket', KeyPattern: '${Asset.Name}', RevisionId: random.id() }
    ]
  },
  ImportAssetFromSignedUrl: { AssetName: () => 'data.csv', ...source },
  ImportAssetsFromS3: {
    AssetSources: () => [{ Bucket: 'example-import-bucket', Key: 'imports/data.csv' }],
    ...source
  },
  ImportAssetsFromRedshiftDataShares: {
    AssetSources: ({ random, accountId, region }) => [
      { DataShareArn: `arn:aws:redshift:${region}:${accountId}:datashare:${uuid(random)}/example_share` }
    ],
    ...source
  },
  ImportAssetFromApiGatewayApi: {
    ApiId: ({ random }) => random.id().slice(0, 10),
    ApiName: () => 'example-api',
    ApiSpecificationMd5Hash: md5,
    ProtocolType: () => 'REST',
    Stage: () => 'prod',
    ...source
  },
  CreateS3DataAccessFromS3Bucket: {
    AssetSource: () => ({ Bucket: 'example-access-bucket', KeyPrefixes: ['shared/'] }),
    ...source
  },
  ImportAssetsFromLakeFormationTagPolicy: {
    CatalogId: ({ accountId }) => accountId,
    RoleArn: ({ accountId }) => `arn:aws:iam::${accountId}:role/example-data-exchange-role`,
    ...source
  }
}

/** What the service adds where it has the choice; made up only where no Details were given at all. */
const OPTIONAL_MEMBERS: Partial<Record<DetailsMember, (maker: SampleContext) => object>> = {
  ImportAssetFromSignedUrl: (maker) => ({ Md5Hash: md5(maker) }),
  ImportAssetsFromLakeFormationTagPolicy: () => ({
    Database: { Expression: [{ TagKey: 'shared', TagValues: ['yes'] }], Permissions: ['DESCRIBE'] }
  })
}

function uuid(random: Random): string {
  return random.id().replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
