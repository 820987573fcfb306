import { type Static, type TProperties, Type } from '@sinclair/typebox'
import { StringEnum } from '../validation/string-enum.js'

/** AWS: the service model's enum `ResourceType`. */
export const ResourceType = StringEnum(['DATA_SET', 'REVISION', 'ASSET', 'JOB', 'EVENT_ACTION', 'DATA_GRANT'])

/** AWS: the service model's enum `ExceptionCause`. */
export const ExceptionCause = StringEnum(['InsufficientS3BucketPolicy', 'S3AccessDenied'])

/** AWS: the service model's enum `LimitName`. */
export const LimitName = StringEnum([
  'Products per account',
  'Data sets per account',
  'Data sets per product',
  'Revisions per data set',
  'Assets per revision',
  'Assets per import job from Amazon S3',
  'Asset per export job from Amazon S3',
  'Asset size in GB',
  'Concurrent in progress jobs to export assets to Amazon S3',
  'Concurrent in progress jobs to export assets to a signed URL',
  'Concurrent in progress jobs to import assets from Amazon S3',
  'Concurrent in progress jobs to import assets from a signed URL',
  'Concurrent in progress jobs to export revisions to Amazon S3',
  'Event actions per account',
  'Auto export event actions per data set',
  'Amazon Redshift datashare assets per import job from Redshift',
  'Concurrent in progress jobs to import assets from Amazon Redshift datashares',
  'Revisions per Amazon Redshift datashare data set',
  'Amazon Redshift datashare assets per revision',
  'Concurrent in progress jobs to import assets from an API Gateway API',
  'Amazon API Gateway API assets per revision',
  'Revisions per Amazon API Gateway API data set',
  'Concurrent in progress jobs to import assets from an AWS Lake Formation tag policy',
  'AWS Lake Formation data permission assets per revision',
  'Revisions per AWS Lake Formation data permission data set',
  'Revisions per Amazon S3 data access data set',
  'Amazon S3 data access assets per revision',
  'Concurrent in progress jobs to create Amazon S3 data access assets from S3 buckets',
  'Active and pending data grants',
  'Pending data grants per consumer'
])
export type LimitName = Static<typeof LimitName>

const body = <T extends TProperties>(members: T) =>
  Type.Object({ Message: Type.String(), ...members }, { additionalProperties: false })

const resource = { ResourceId: Type.Optional(Type.String()), ResourceType: Type.Optional(ResourceType) }

/**
 * Every exception of the service with its HTTP status and the members of its body.
 * AWS: the service model's exception structures, API version 2017-07-25.
 */
export const EXCEPTIONS = {
  AccessDeniedException: { status: 403, body: body({}) },
  ConflictException: { status: 409, body: body(resource) },
  InternalServerException: { status: 500, body: body({}) },
  ResourceNotFoundException: { status: 404, body: body(resource) },
  ServiceLimitExceededException: {
    status: 402,
    body: body({ LimitName: Type.Optional(LimitName), LimitValue: Type.Optional(Type.Number()) })
  },
  ThrottlingException: { status: 429, body: body({}) },
  ValidationException: { status: 400, body: body({ ExceptionCause: Type.Optional(ExceptionCause) }) }
} as const

/** The code of an exception of the service. */
export const ExceptionCode = StringEnum(Object.keys(EXCEPTIONS) as (keyof typeof EXCEPTIONS)[])
export type ExceptionCode = Static<typeof ExceptionCode>

/** The body of one of the service's exceptions. */
export type ExceptionBody<Code extends ExceptionCode = ExceptionCode> = Static<(typeof EXCEPTIONS)[Code]['body']>
