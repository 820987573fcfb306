import { type Static, Type } from '@sinclair/typebox'
import { StringEnum } from '../validation/string-enum.js'
import { epochMs, formatInstant, Instant, LAST_INSTANT } from './instant.js'
import type { WallClock } from './wall-clock.js'

/** Whether time passes by itself in a sandbox. */
export const ClockMode = StringEnum(['running', 'frozen'], {
  description: 'Whether time passes by itself (`running`) or only when the clock is advanced (`frozen`).'
})
export type ClockMode = Static<typeof ClockMode>

/** Settings of a clock. A member that is absent leaves its setting as it is. */
export const ClockSettings = Type.Object(
  {
    now: Type.Optional(Instant),
    mode: Type.Optional(ClockMode),
    rate: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 1_000_000,
        description: 'The number of sandbox seconds for each real second.'
      })
    )
  },
  { additionalProperties: false, description: "The settings of the sandbox's clock." }
)
export type ClockSettings = Static<typeof ClockSettings>

/** How far to move a clock forward: one of the three. */
export const ClockAdvance = Type.Object(
  {
    ms: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
    to: Type.Optional(Instant),
    toNextTransition: Type.Optional(Type.Literal(true))
  },
  { additionalProperties: false, minProperties: 1, maxProperties: 1 }
)
export type ClockAdvance = Static<typeof ClockAdvance>

/** The time of one sandbox: real time, faster, slower or frozen. It never goes back, and it ends with the year 9999. */
export class Clock {
  readonly #wall: WallClock
  #mode: ClockMode = 'running'
  #rate = 1
  /** The sandbox's instant, in epoch milliseconds, at the wall-clock instant `#wallAnchor`. */
  #anchor: number
  #wallAnchor: number

  constructor(wall: WallClock, settings: ClockSettings = {}) {
    this.#wall = wall
    this.#wallAnchor = wall.now()
    this.#anchor = this.#wallAnchor
    this.set(settings)
  }

  get mode(): ClockMode {
    return this.#mode
  }

  get rate(): number {
    return this.#rate
  }

  /** Returns the sandbox's instant in whole epoch milliseconds. */
  now(): number {
    return Math.floor(this.#exactNow())
  }

  /** Returns the settings of the clock as it is now. A clock with these settings continues from here. */
  snapshot(): Required<ClockSettings> {
    return { now: formatInstant(this.now()), mode: this.#mode, rate: this.#rate }
  }

  /** Changes the settings that are given. `now` must not be before the present. */
  set({ now, mode, rate }: ClockSettings): void {
    this.#anchor = epochMs(now) ?? this.#exactNow()
    this.#wallAnchor = this.#wall.now()
    this.#mode = mode ?? this.#mode
    this.#rate = rate ?? this.#rate
    // A frozen clock has no hidden fraction of a millisecond, so that a snapshot of it is exact.
    if (this.#mode === 'frozen') this.#anchor = Math.floor(this.#anchor)
  }

  /** Moves the clock to an instant, in epoch milliseconds, which must not be before the present. */
  moveTo(instant: number): void {
    this.#anchor = instant
    this.#wallAnchor = this.#wall.now()
  }

  /**
   * Returns the real milliseconds until a sandbox instant: 0 if it has come, undefined if it never comes, because the
   * clock is frozen before it or ends before it.
   */
  wallMsUntil(instant: number): number | undefined {
    if (instant > LAST_INSTANT) return undefined
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
