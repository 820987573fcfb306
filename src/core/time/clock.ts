import { type Static, Type } from '@sinclair/typebox'
import { StringEnum } from '../validation/string-enum.js'
import { formatInstant, Instant, LAST_INSTANT, parseInstant } from './instant.js'
import type { WallClock } from './wall-clock.js'

/** Whether time passes by itself in a sandbox. */
export const ClockMode = StringEnum(['running', 'frozen'], { description: 'frozen: time passes only when told to' })
export type ClockMode = Static<typeof ClockMode>

/** How a clock is to stand; what is absent stays as it is. */
export const ClockSettings = Type.Object(
  {
    now: Type.Optional(Instant),
    mode: Type.Optional(ClockMode),
    rate: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000, description: 'sandbox seconds for each real second' })
    )
  },
  { additionalProperties: false, description: "the sandbox's clock" }
)
export type ClockSettings = Static<typeof ClockSettings>

/** How far a clock is to move on. */
export const ClockAdvance = Type.Object(
  {
    ms: Type.Optional(Type.Integer({ minimum: 0, maximum: LAST_INSTANT })),
    to: Type.Optional(Instant),
    toNextTransition: Type.Optional(Type.Literal(true))
  },
  { additionalProperties: false, minProperties: 1, maxProperties: 1 }
)
export type ClockAdvance = Static<typeof ClockAdvance>

/**
 * The time that a sandbox lives in: real time, sped up, slowed down or standing still. It never goes back, and ends
 * with the year 9999.
 */
export class Clock {
  readonly #wall: WallClock
  #mode: ClockMode = 'running'
  #rate = 1
  /** The sandbox instant, in epoch milliseconds, that belongs to the wall instant `#wallAnchor`. */
  #anchor: number
  #wallAnchor: number

  constructor(wall: WallClock, setting: ClockSettings = {}) {
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

  /** How the clock stands: a clock that is set so goes on from here. */
  snapshot(): Required<ClockSettings> {
    return { now: formatInstant(this.now()), mode: this.#mode, rate: this.#rate }
  }

  /** Sets what the setting names. The caller sees to it that `now` does not go back. */
  set(setting: ClockSettings): void {
    this.#anchor = setting.now === undefined ? this.#exactNow() : (parseInstant(setting.now) as number)
    this.#wallAnchor = this.#wall.now()
    this.#mode = setting.mode ?? this.#mode
    this.#rate = setting.rate ?? this.#rate
    // Time that stands still shows all there is to it, so that it can be written down.
    if (this.#mode === 'frozen') this.#anchor = Math.floor(this.#anchor)
  }

  /** Moves on to an instant, in epoch milliseconds, that is not before the present. */
  moveTo(instant: number): void {
    this.#anchor = instant
    this.#wallAnchor = this.#wall.now()
  }

  /** Real milliseconds until a sandbox instant, 0 if it has come, undefined if time stands still before it. */
  wallMsUntil(instant: number): number | undefined {
    const sandboxMs = instant - this.#exactNow()
    if (sandboxMs <= 0) return 0
    return this.#mode === 'frozen' ? undefined : Math.ceil(sandboxMs / this.#rate)
  }

  #exactNow(): number {
    if (this.#mode === 'frozen') return this.#anchor
    return Math.min(LAST_INSTANT, this.#anchor + (this.#wall.now() - this.#wallAnchor) * this.#rate)
  }
}

/** A clock that can be read but not set. */
export type ReadonlyClock = Pick<Clock, 'mode' | 'rate' | 'now' | 'snapshot'>
