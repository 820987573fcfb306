import { type Static, Type } from '@sinclair/typebox'
import type { LimitName } from '../model/exception.js'
import { StringEnum } from '../validation/string-enum.js'
import type { AssetType } from './asset-details.js'

const AWS_DEFAULTS = 'aws-defaults'

const Limit = Type.Optional(
  Type.Union([StringEnum([AWS_DEFAULTS]), Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })])
)

/** How many resources there may be, as users set it. */
export const ResourceLimitsSettings = Type.Union(
  [
    StringEnum([AWS_DEFAULTS]),
    Type.Object(
      {
        dataSets: Limit,
        revisionsPerDataSet: Limit,
        assetsPerRevision: Limit,
        eventActions: Limit,
        eventActionsPerDataSet: Limit,
        pendingGrantsPerReceiver: Limit
      },
      { additionalProperties: false }
    )
  ],
  { description: 'How many data sets, revisions and other resources there can be: each a number, or `aws-defaults`.' }
)
export type ResourceLimitsSettings = Static<typeof ResourceLimitsSettings>

/** A limit of resources, as users set it. */
export type ResourceLimitName = keyof Exclude<ResourceLimitsSettings, string>

/** A limit as the service names it, and its value. */
export interface NamedLimit {
  readonly name: LimitName
  readonly value: number
}

/** The service's name of a limit, and its default. AWS: the service model's enum `LimitName`; the list of quotas. */
type Quota = readonly [name: LimitName, awsDefault: number]

const DATA_SETS: Quota = ['Data sets per account', 3000]

const EVENT_ACTIONS: Quota = ['Event actions per account', 50]

const EVENT_ACTIONS_PER_DATA_SET: Quota = ['Auto export event actions per data set', 5]

const PENDING_GRANTS: Quota = ['Pending data grants per consumer', 20]

const REVISIONS: Readonly<Record<AssetType, Quota>> = {
  S3_SNAPSHOT: ['Revisions per data set', 10_000],
  REDSHIFT_DATA_SHARE: ['Revisions per Amazon Redshift datashare data set', 20],
  API_GATEWAY_API: ['Revisions per Amazon API Gateway API data set', 20],
  LAKE_FORMATION_DATA_PERMISSION: ['Revisions per AWS Lake Formation data permission data set', 20],
  S3_DATA_ACCESS: ['Revisions per Amazon S3 data access data set', 5]
}

const ASSETS: Readonly<Record<AssetType, Quota>> = {
  S3_SNAPSHOT: ['Assets per revision', 10_000],
  REDSHIFT_DATA_SHARE: ['Amazon Redshift datashare assets per revision', 20],
  API_GATEWAY_API: ['Amazon API Gateway API assets per revision', 20],
  LAKE_FORMATION_DATA_PERMISSION: ['AWS Lake Formation data permission assets per revision', 20],
  S3_DATA_ACCESS: ['Amazon S3 data access assets per revision', 5]
}

/** Returns the limit of data sets; undefined if there is none. */
export function dataSetsLimit(settings: ResourceLimitsSettings): NamedLimit | undefined {
  return limitOf(settings, 'dataSets', DATA_SETS)
}

/** Returns the limit of event actions; undefined if there is none. */
export function eventActionsLimit(settings: ResourceLimitsSettings): NamedLimit | undefined {
  return limitOf(settings, 'eventActions', EVENT_ACTIONS)
}

/** Returns the limit of event actions on one data set; undefined if there is none. */
export function eventActionsPerDataSetLimit(settings: ResourceLimitsSettings): NamedLimit | undefined {
  return limitOf(settings, 'eventActionsPerDataSet', EVENT_ACTIONS_PER_DATA_SET)
}

/** Returns the limit of grants that wait for one receiver; undefined if there is none. */
export function pendingGrantsLimit(settings: ResourceLimitsSettings): NamedLimit | undefined {
  return limitOf(settings, 'pendingGrantsPerReceiver', PENDING_GRANTS)
}

/** Returns the limit of revisions of a data set of a type; undefined if there is none. */
export function revisionsLimit(settings: ResourceLimitsSettings, type: AssetType): NamedLimit | undefined {
  return limitOf(settings, 'revisionsPerDataSet', REVISIONS[type])
}

/** Returns the limit of assets of a revision of a type; undefined if there is none. */
export function assetsLimit(settings: ResourceLimitsSettings, type: AssetType): NamedLimit | undefined {
  return limitOf(settings, 'assetsPerRevision', ASSETS[type])
}

function limitOf(
  settings: ResourceLimitsSettings,
  limit: ResourceLimitName,
  [name, awsDefault]: Quota
): NamedLimit | undefined {
  const set = settings === AWS_DEFAULTS ? AWS_DEFAULTS : settings[limit]
  if (set === undefined) return undefined
  return { name, value: set === AWS_DEFAULTS ? awsDefault : set }
}
