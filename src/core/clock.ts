import { type Static, Type } from '@sinclair/typebox'
import { Instant, parseInstant } from './instant.js'
import { StringEnum } from './string-enum.js'
import type { WallClock } from './wall-clock.js'

/** Whether time passes by itself in a sandbox. */
export const ClockMode = StringEnum(['running', 'frozen'], { description: 'frozen: time passes only when told to' })
export type ClockMode = Static<typeof ClockMode>

/** How a clock is to stand; what is absent stays as it is. */
export const ClockSetting = Type.Object(
  {
    now: Type.Optional(Instant),
    mode: Type.Optional(ClockMode),
    rate: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000, description: 'sandbox seconds for each real second' })
    )
  },
  { additionalProperties: false, description: "the sandbox's clock" }
)
export type ClockSetting = Static<typeof ClockSetting>

/** The time that a sandbox lives in: real time, sped up, slowed down or standing still. It never goes back. */
export class Clock {
  readonly #wall: WallClock
  #mode: ClockMode = 'running'
  #rate = 1
  /** The sandbox instant, in epoch milliseconds, that belongs to the wall instant `#wallAnchor`. */
  #anchor: number
  #wallAnchor: number

  constructor(wall: WallClock, setting: ClockSetting = {}) {
    this.#wall = wall
    this.#wallAnchor = wall.now()
    this.#anchor = this.#wallAnchor
    this.set(setting)
  }

  get mode(): ClockMode {
    return this.#mode
  }

  get rate(): number {
    return this.#rate
  }

  /** The sandbox's instant in whole epoch milliseconds. */
  now(): number {
    return Math.floor(this.#exactNow())
  }

  /** Sets what the setting names. The caller sees to it that `now` does not go back. */
  set(setting: ClockSetting): void {
    this.#anchor = setting.now === undefined ? this.#exactNow() : (parseInstant(setting.now) as number)
    this.#wallAnchor = this.#wall.now()
    this.#mode = setting.mode ?? this.#mode
    this.#rate = setting.rate ?? this.#rate
  }

  /** Real milliseconds until a sandbox instant, 0 if it has come, undefined if time stands still before it. */
  wallMsUntil(instant: number): number | undefined {
    const sandboxMs = instant - this.#exactNow()
    if (sandboxMs <= 0) return 0
    return this.#mode === 'frozen' ? undefined : Math.ceil(sandboxMs / this.#rate)
  }

  #exactNow(): number {
    if (this.#mode === 'frozen') return this.#anchor
    return this.#anchor + (this.#wall.now() - this.#wallAnchor) * this.#rate
  }
}
