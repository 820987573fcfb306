import { Clock, type ClockSetting } from './clock.js'
import type { FaultSeed } from './fault.js'
import { type FaultRule, FaultRules } from './fault-rules.js'
import type { Job } from './job.js'
import { createJob, type JobSeed, seedId } from './job-seed.js'
import { JobStore, type Transition } from './job-store.js'
import type { PlanDurations } from './plan.js'
import { Random } from './random.js'
import type { Scenario } from './scenario.js'
import { Ticker } from './ticker.js'
import type { WallClock } from './wall-clock.js'

/** What a world is made from. */
export interface WorldOptions {
  /** The sandbox's name: it takes part in every random draw. */
  readonly name: string
  readonly accountId: string
  readonly region: string
  readonly seed: number
  readonly durations: PlanDurations
  readonly maxJobs: number
  readonly clock: ClockSetting
  /** Loaded at the start, in this order. They have been checked, each by itself and all together. */
  readonly scenarios: readonly Scenario[]
}

/**
 * All the state of one sandbox. A reset makes a new one, so nothing can be forgotten. It takes what it is given:
 * the sandbox has checked it.
 */
export class World {
  readonly clock: Clock
  readonly random: Random
  readonly jobs: JobStore
  readonly faults: FaultRules
  readonly #ticker: Ticker
  readonly #options: WorldOptions

  constructor(options: WorldOptions, wall: WallClock, onTransition: (transition: Transition) => void) {
    const { name, seed, scenarios, clock } = options
    this.#options = options
    this.clock = new Clock(wall, Object.assign({}, clock, ...scenarios.map((scenario) => scenario.clock)))
    this.random = new Random(seed, name)
    this.jobs = new JobStore(() => this.clock.now(), onTransition)
    this.faults = new FaultRules(seed, name)
    this.#ticker = new Ticker(wall, this.clock, this.jobs)
    this.seed(scenarios.flatMap(({ jobs = [] }) => jobs))
    this.arm(scenarios.flatMap(({ faults = [] }) => faults))
  }

  get name(): string {
    return this.#options.name
  }

  get maxJobs(): number {
    return this.#options.maxJobs
  }

  /** Takes jobs in; their ids are free. */
  seed(seeds: readonly JobSeed[]): readonly Job[] {
    const { accountId, region, durations } = this.#options
    const { random, jobs } = this
    const asked = new Set(seeds.map(seedId))
    const freshId = () => firstFree(random, (id) => jobs.has(id) || asked.has(id))
    const context = { random, accountId, region, durations, freshId, now: this.clock.now() }
    const made = seeds.map((seed) => {
      const job = createJob(seed, context)
      jobs.put(job)
      return job
    })
    this.rearm()
    return made
  }

  /** Takes faults in; their ids are free. */
  arm(seeds: readonly FaultSeed[]): readonly FaultRule[] {
    const { faults } = this
    const asked = new Set(seeds.map(({ id }) => id))
    const freshId = () => firstFree(this.random, (id) => faults.has(id) || asked.has(id))
    return seeds.map((seed) => faults.arm(seed.id ?? freshId(), seed, this.clock.now()))
  }

  /** Sets the clock; `now` is not before the present. */
  setClock(setting: ClockSetting): void {
    this.stop()
    this.clock.set(setting)
    this.rearm()
  }

  /** Takes jobs and faults out; the clock and the random numbers go on. */
  clear(): void {
    this.jobs.clear()
    this.faults.clear()
    this.rearm()
  }

  /** To be called after whatever may have changed what falls due next. */
  rearm(): void {
    this.#ticker.arm()
  }

  /** Stops time's effects: nothing happens by itself any more. */
  stop(): void {
    this.#ticker.stop()
  }
}

/** An id that nothing has: one made up before may have been pasted into a file since. */
function firstFree(random: Random, isTaken: (id: string) => boolean): string {
  for (;;) {
    const id = random.id()
    if (!isTaken(id)) return id
  }
}
