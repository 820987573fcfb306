import { type Static, Type } from '@sinclair/typebox'
import type { AssetType } from '../data-sets/asset-details.js'
import {
  assetsLimit,
  dataSetsLimit,
  eventActionsLimit,
  eventActionsPerDataSetLimit,
  type NamedLimit,
  pendingGrantsLimit,
  ResourceLimitsSettings,
  revisionsLimit
} from '../data-sets/resource-limits.js'
import type { LimitName } from '../model/exception.js'
import { StringEnum } from '../validation/string-enum.js'
import { definitionOf, JobType } from './job-types.js'
import { PER_JOB_LIMITS, type PerJobLimitName } from './types/job-type-definition.js'

const Limit = Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))

/** How StartJob reacts to a reached limit: with an exception, or with `ERROR`, when the job starts and fails. */
export const OnBreach = StringEnum(['ServiceLimitExceededException', 'ConflictException', 'ERROR'], {
  description:
    'How StartJob reacts to a reached limit: with an exception, or with `ERROR`, when the job starts and fails.'
})
export type OnBreach = Static<typeof OnBreach>

/** AWS: the service's quotas of what one job may work on. */
const PER_JOB_DEFAULTS: Readonly<Record<PerJobLimitName, number>> = {
  sources: 100,
  destinations: 100,
  dataShares: 10,
  revisions: 1
}

/** AWS: the service's quota of requests to API assets, in a second. */
const API_REQUESTS_PER_SECOND = 10

/**
 * How many jobs may be in progress at a time, how much one may work on and how many resources there may be, as users
 * set it.
 */
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
        { description: 'How many jobs of each type can be in progress at the same time, or `aws-defaults`.' }
      )
    ),
    onBreach: Type.Optional(OnBreach),
    perJob: Type.Optional(
      Type.Union(
        [
          StringEnum(['aws-defaults']),
          Type.Object(
            Object.fromEntries(PER_JOB_LIMITS.map((name) => [name, Limit])) as Record<PerJobLimitName, typeof Limit>,
            {
              additionalProperties: false
            }
          )
        ],
        { description: 'How many sources, destinations, data shares or revisions one job can have, or `aws-defaults`.' }
      )
    ),
    resources: Type.Optional(ResourceLimitsSettings),
    apiAssets: Type.Optional(
      Type.Union(
        [
          StringEnum(['aws-defaults']),
          Type.Object(
            {
              requestsPerSecond: Type.Optional(
                Type.Integer({
                  minimum: 0,
                  maximum: 1_000_000,
                  description: "How many requests there can be in a second of the sandbox's time."
                })
              )
            },
            { additionalProperties: false }
          )
        ],
        { description: 'How many requests SendApiAsset takes before it is throttled, or `aws-defaults`.' }
      )
    )
  },
  {
    additionalProperties: false,
    description: 'The limits that clients run into. There are none unless they are set.'
  }
)
export type LimitsSettings = Static<typeof LimitsSettings>

/** A limit that was reached, and how StartJob reacts to it. */
export interface ReachedLimit {
  readonly name: LimitName
  readonly value: number
  readonly onBreach: OnBreach
}

/** A job that would work on nothing, or on more than it may. */
export interface PerJobBreach {
  /** The member of the Details that has as many entries. */
  readonly member: string
  readonly name: PerJobLimitName
  readonly value: number
  readonly count: number
}

/** The limits of one sandbox. There are none until they are set. */
export class Limits {
  #setting: LimitsSettings = {}

  /** Replaces the limits. */
  set(setting: LimitsSettings): void {
    this.#setting = setting
  }

  /** Whether there are any limits of jobs in progress. */
  get isSet(): boolean {
    return this.#setting.inProgress !== undefined
  }

  /** Removes all limits. */
  clear(): void {
    this.#setting = {}
  }

  /** The limits as they were set. */
  snapshot(): Readonly<LimitsSettings> {
    return this.#setting
  }

  /** Returns the limit that is reached if this many jobs of a type are in progress already; undefined if none is. */
  breach(type: JobType, inProgress: number): ReachedLimit | undefined {
    const { inProgress: limits = {}, onBreach = 'ServiceLimitExceededException' } = this.#setting
    const { name, awsDefault } = definitionOf(type).inProgressLimit
    const value = limits === 'aws-defaults' ? awsDefault : limits[type]
    if (value === undefined || inProgress < value) return undefined
    return { name, value, onBreach }
  }

  /** The limit of OWNED data sets; undefined if there is none. */
  get dataSets(): NamedLimit | undefined {
    return dataSetsLimit(this.#resources)
  }

  /** Returns the limit of revisions of a data set of a type; undefined if there is none. */
  revisions(type: AssetType): NamedLimit | undefined {
    return revisionsLimit(this.#resources, type)
  }

  /** Returns the limit of assets of a revision of a type; undefined if there is none. */
  assets(type: AssetType): NamedLimit | undefined {
    return assetsLimit(this.#resources, type)
  }

  /** The limits of event actions, of all and of those on one data set; undefined if there is none. */
  get eventActions(): { readonly ofAccount: NamedLimit | undefined; readonly ofDataSet: NamedLimit | undefined } {
    const resources = this.#resources
    return { ofAccount: eventActionsLimit(resources), ofDataSet: eventActionsPerDataSetLimit(resources) }
  }

  /** The limit of grants that wait for one receiver; undefined if there is none. */
  get pendingGrants(): NamedLimit | undefined {
    return pendingGrantsLimit(this.#resources)
  }

  /** How many requests to API assets there may be in a second; undefined if there is no limit. */
  get apiRequestsPerSecond(): number | undefined {
    const { apiAssets } = this.#setting
    return apiAssets === 'aws-defaults' ? API_REQUESTS_PER_SECOND : apiAssets?.requestsPerSecond
  }

  get #resources(): ResourceLimitsSettings {
    return this.#setting.resources ?? {}
  }

  /** Returns the limit that a job of a type with these Details would not keep; undefined if it keeps all. */
  perJobBreach(type: JobType, details: Readonly<Record<string, unknown>>): PerJobBreach | undefined {
    const { perJob: limits = {} } = this.#setting
    const { perJobLimit } = definitionOf(type)
    if (perJobLimit === undefined) return undefined
    const { member, name } = perJobLimit
    const value = limits === 'aws-defaults' ? PER_JOB_DEFAULTS[name] : limits[name]
    const count = (details[member] as readonly unknown[]).length
    if (value === undefined || (count > 0 && count <= value)) return undefined
    return { member, name, value, count }
  }
}

/** The limits, for reading only. */
export type ReadonlyLimits = Pick<Limits, 'isSet' | 'snapshot' | 'perJobBreach'>
