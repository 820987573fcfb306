import { type Static, Type } from '@sinclair/typebox'
import type { LimitName } from '../model/exception.js'
import { StringEnum } from '../validation/string-enum.js'
import { definitionOf, JobType } from './job-types.js'

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
    const { name, awsDefault } = definitionOf(type).inProgressLimit
    const value = limits === 'aws-defaults' ? awsDefault : limits[type]
    if (value === undefined || inProgress < value) return undefined
    return { name, value, answer }
  }
}

/** Limits that can be read but not set. */
export type ReadonlyLimits = Pick<Limits, 'isSet' | 'snapshot'>
