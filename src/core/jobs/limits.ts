import { type Static, Type } from '@sinclair/typebox'
import type { LimitName } from '../model/exception.js'
import { StringEnum } from '../validation/string-enum.js'
import { JobType } from './job-types.js'

/** The limit of jobs in progress at a time for each type. AWS: the service model's enum `LimitName`. */
export const IN_PROGRESS_LIMITS: Readonly<Record<JobType, LimitName>> = {
  CREATE_S3_DATA_ACCESS_FROM_S3_BUCKET:
    'Concurrent in progress jobs to create Amazon S3 data access assets from S3 buckets',
  EXPORT_ASSETS_TO_S3: 'Concurrent in progress jobs to export assets to Amazon S3',
  EXPORT_ASSET_TO_SIGNED_URL: 'Concurrent in progress jobs to export assets to a signed URL',
  EXPORT_REVISIONS_TO_S3: 'Concurrent in progress jobs to export revisions to Amazon S3',
  IMPORT_ASSETS_FROM_LAKE_FORMATION_TAG_POLICY:
    'Concurrent in progress jobs to import assets from an AWS Lake Formation tag policy',
  IMPORT_ASSETS_FROM_REDSHIFT_DATA_SHARES:
    'Concurrent in progress jobs to import assets from Amazon Redshift datashares',
  IMPORT_ASSETS_FROM_S3: 'Concurrent in progress jobs to import assets from Amazon S3',
  IMPORT_ASSET_FROM_API_GATEWAY_API: 'Concurrent in progress jobs to import assets from an API Gateway API',
  IMPORT_ASSET_FROM_SIGNED_URL: 'Concurrent in progress jobs to import assets from a signed URL'
}

/**
 * AWS: how many jobs of a type may be in progress at a time by default, as the service's list of quotas has it. For
 * the types that are absent it has none.
 */
export const AWS_DEFAULT_LIMITS: Readonly<Partial<Record<JobType, number>>> = {
  EXPORT_ASSETS_TO_S3: 10,
  EXPORT_ASSET_TO_SIGNED_URL: 10,
  EXPORT_REVISIONS_TO_S3: 5,
  IMPORT_ASSETS_FROM_REDSHIFT_DATA_SHARES: 10,
  IMPORT_ASSETS_FROM_S3: 10,
  IMPORT_ASSET_FROM_API_GATEWAY_API: 10,
  IMPORT_ASSET_FROM_SIGNED_URL: 10
}

const Limit = Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))

/** What StartJob answers when a limit is reached, or `ERROR`: the job starts and fails. */
export const OnBreach = StringEnum(['ServiceLimitExceededException', 'ConflictException', 'ERROR'])
export type OnBreach = Static<typeof OnBreach>

/** How many jobs may be in progress at a time. */
export const LimitsSettings = Type.Object(
  {
    inProgress: Type.Optional(
      Type.Union(
        [
          StringEnum(['aws-defaults']),
          Type.Object(Object.fromEntries(JobType.enum.map((type) => [type, Limit])) as Record<JobType, typeof Limit>, {
            additionalProperties: false
          })
        ],
        { description: 'how many jobs of each type may be in progress at a time, or aws-defaults' }
      )
    ),
    onBreach: Type.Optional(OnBreach)
  },
  { additionalProperties: false, description: 'limits that StartJob keeps; none unless set' }
)
export type LimitsSettings = Static<typeof LimitsSettings>

/** A limit that is reached. */
export interface ReachedLimit {
  readonly name: LimitName
  readonly value: number
  readonly answer: OnBreach
}

/** The limits of one sandbox: none unless set. */
export class Limits {
  #setting: LimitsSettings = {}

  /** Puts other limits in the place of those there are. */
  set(setting: LimitsSettings): void {
    this.#setting = setting
  }

  /** Whether there is any. */
  get isSet(): boolean {
    return this.#setting.inProgress !== undefined
  }

  /** Takes all limits away. */
  clear(): void {
    this.#setting = {}
  }

  /** The limits as they were set. */
  snapshot(): Readonly<LimitsSettings> {
    return this.#setting
  }

  /** The limit that keeps another job of this type from being in progress beside so many, if there is one. */
  breach(type: JobType, inProgress: number): ReachedLimit | undefined {
    const { inProgress: limits = {}, onBreach: answer = 'ServiceLimitExceededException' } = this.#setting
    const value = (limits === 'aws-defaults' ? AWS_DEFAULT_LIMITS : limits)[type]
    if (value === undefined || inProgress < value) return undefined
    return { name: IN_PROGRESS_LIMITS[type], value, answer }
  }
}

/** Limits that can be read but not set. */
export type ReadonlyLimits = Pick<Limits, 'isSet' | 'snapshot'>
