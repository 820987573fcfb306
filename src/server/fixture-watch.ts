import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { WallClock } from '../core/time/wall-clock.js'
import { SandboxError } from '../core/validation/sandbox-error.js'
import type { Fixtures } from './fixtures.js'

/** How often the files are looked at, in wall-clock milliseconds. */
const LOOK_EVERY_MS = 500

/**
 * How many times as long as a look took it is at least until the next one: many files must not keep the server busy.
 */
const REST = 4

/** The most problems that are logged for a change. */
const MAX_LOGGED = 100

/** The state of the fixture files, as a text that is another one when they have changed. */
export interface FixtureStamps {
  /** The state when the files were read at the start, or before. */
  readonly atStart: string
  /** Returns the state now. */
  look(): Promise<string>
}

/**
 * Reads the fixture files again when they have changed. A change is taken once two looks in a row find the same, so
 * that a file that is still being written is not. Files with problems are logged once for each change, and change
 * nothing.
 */
export class FixtureWatch {
  readonly #fixtures: Fixtures
  readonly #look: () => Promise<string>
  readonly #wall: WallClock
  readonly #log: FastifyBaseLogger
  /** The state that was last loaded, or found to have problems. */
  #done: string
  /** The state at the last look. */
  #seen: string
  #cancelTimer = () => {}
  #isStopped = false

  constructor(fixtures: Fixtures, { atStart, look }: FixtureStamps, wall: WallClock, log: FastifyBaseLogger) {
    this.#fixtures = fixtures
    this.#look = look
    this.#done = atStart
    this.#seen = atStart
    this.#wall = wall
    this.#log = log
  }

  /** Looks at the files while the app listens. */
  follow(app: FastifyInstance): void {
    app.addHook('onListen', async () => this.#lookIn(LOOK_EVERY_MS))
    app.addHook('preClose', async () => {
      this.#isStopped = true
      this.#cancelTimer()
    })
  }

  #lookIn(ms: number): void {
    if (!this.#isStopped) this.#cancelTimer = this.#wall.setTimer(() => void this.#lookNow(), ms)
  }

  async #lookNow(): Promise<void> {
    const beganAt = this.#wall.now()
    try {
      const now = await this.#look()
      const hasSettled = now === this.#seen
      this.#seen = now
      if (hasSettled && now !== this.#done && !this.#isStopped) await this.#load(now)
    } catch (error) {
      this.#log.error({ err: error }, 'a bug in dataexchange-local: the fixture files could not be watched')
    }
    this.#lookIn(Math.max(LOOK_EVERY_MS, REST * (this.#wall.now() - beganAt)))
  }

  async #load(stamp: string): Promise<void> {
    try {
      const isLoaded = await this.#fixtures.reloadIf(async () => !this.#isStopped && (await this.#look()) === stamp)
      if (!isLoaded) return
      const { length: scenarios } = this.#fixtures.named
      const message = 'the fixture files were read again; they count for sandboxes created or reset from now on'
      this.#log.info({ scenarios }, message)
    } catch (error) {
      if (!(error instanceof SandboxError)) throw error
      const { message, problems } = error
      this.#log.error({ problems: problems.length }, message)
      for (const problem of problems.slice(0, MAX_LOGGED)) this.#log.error({}, problem.message)
    }
    this.#done = stamp
  }
}
