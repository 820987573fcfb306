import { type Static, Type } from '@sinclair/typebox'
import type { LimitName } from '../model/exception.js'
import { StringEnum } from '../validation/string-enum.js'
import { definitionOf, JobType } from './job-types.js'

const Limit = Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))

/** How StartJob reacts to a reached limit: with an exception, or with `ERROR`, when the job starts and fails. */
export const OnBreach = StringEnum(['ServiceLimitExceededException', 'ConflictException', 'ERROR'])
export type OnBreach = Static<typeof OnBreach>

/** How many jobs may be in progress at the same time, as users set it. */
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
    onBreach: Type.Optional(OnBreach)
  },
  { additionalProperties: false, description: 'The limits that StartJob enforces. There are none unless they are set.' }
)
export type LimitsSettings = Static<typeof LimitsSettings>

/** A limit that was reached, and how StartJob reacts to it. */
export interface ReachedLimit {
  readonly name: LimitName
  readonly value: number
  readonly answer: OnBreach
}

/** The limits of one sandbox. There are none until they are set. */
export class Limits {
  #setting: LimitsSettings = {}

  /** Replaces the limits. */
  set(setting: LimitsSettings): void {
    this.#setting = setting
  }

  /** Whether there are any limits. */
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
    const { inProgress: limits = {}, onBreach: answer = 'ServiceLimitExceededException' } = this.#setting
    const { name, awsDefault } = definitionOf(type).inProgressLimit
    const value = limits === 'aws-defaults' ? awsDefault : limits[type]
    if (value === undefined || inProgress < value) return undefined
    return { name, value, answer }
  }
}

/** The limits, for reading only. */
export type ReadonlyLimits = Pick<Limits, 'isSet' | 'snapshot'>
