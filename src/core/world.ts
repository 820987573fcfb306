import { Clock, type ClockSetting } from './clock.js'
import type { FaultSeed } from './fault.js'
import { type FaultRule, FaultRules } from './fault-rules.js'
import type { Job } from './job.js'
import { createJob, type JobSeed, seedId } from './job-seed.js'
import { JobStore, type Transition } from './job-store.js'
import { type NamedPlans, namedPlans, type PlanDurations } from './plan.js'
import { Random } from './random.js'
import type { Scenario } from './scenario.js'
import type { Snapshot } from './snapshot.js'
import { Ticker } from './ticker.js'
import type { TimeSlices } from './time-slices.js'
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

/** What worlds share: real time, and turns at the process's own. */
export interface Surroundings {
  readonly wall: WallClock
  readonly slices: TimeSlices
}

/**
 * All the state of one sandbox. A reset makes a new one, so nothing can be forgotten. It takes what it is given:
 * the sandbox has checked it. Each public member is a piece of state and has its part in a snapshot.
 */
export class World {
  readonly clock: Clock
  readonly random: Random
  readonly jobs: JobStore
  readonly faults: FaultRules
  readonly #ticker: Ticker
  readonly #options: Omit<WorldOptions, 'scenarios' | 'clock'>
  readonly #plans: NamedPlans

  /** A world as it is at its start or, from a snapshot, as it was when that was taken. */
  constructor(
    options: WorldOptions,
    { wall, slices }: Surroundings,
    onTransition: (transition: Transition) => void,
    snapshot?: Snapshot
  ) {
    const { scenarios, clock, ...others } = options
    const settings = [clock, ...scenarios.map((scenario) => scenario.clock)]
    this.#options = { ...others, ...snapshot?.origin }
    this.#plans = namedPlans(this.#options.durations)
    this.clock = new Clock(wall, snapshot?.clock ?? Object.assign({}, ...settings))
    this.random = new Random(snapshot?.random ?? { seed: options.seed, scope: options.name, count: 0 })
    this.jobs = new JobStore(() => this.clock.now(), onTransition)
    this.faults = new FaultRules(this.random)
    this.#ticker = new Ticker(wall, slices, this.clock, this.jobs)
    if (snapshot) {
      this.jobs.restore(snapshot.jobs)
      this.faults.restore(snapshot.faults)
      this.rearm()
    } else {
      this.seed(scenarios.flatMap(({ jobs = [] }) => jobs))
      this.arm(scenarios.flatMap(({ faults = [] }) => faults))
    }
  }

  get name(): string {
    return this.#options.name
  }

  get maxJobs(): number {
    return this.#options.maxJobs
  }

  /** Takes jobs in; their ids are free. */
  seed(seeds: readonly JobSeed[]): readonly Job[] {
    const { accountId, region } = this.#options
    const { random, jobs } = this
    const asked = new Set(seeds.map(seedId))
    const freshId = () => firstFree(random, (id) => jobs.has(id) || asked.has(id))
    const context = { random, accountId, region, plans: this.#plans, freshId, now: this.clock.now() }
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
    this.#ticker.disarm()
    this.clock.set(setting)
    this.rearm()
  }

  /** Moves the clock on to an instant that is not before the present. */
  moveClock(instant: number): void {
    this.#ticker.disarm()
    this.clock.moveTo(instant)
    this.rearm()
  }

  /** Resolves once all has happened that is due by an instant that the clock has reached, or when the world ends. */
  settle(instant: number): Promise<void> {
    return this.#ticker.settle(instant)
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

  /** All that there is to this world, as of now. */
  snapshot(): Snapshot {
    const { accountId, region, durations } = this.#options
    return {
      version: 1,
      origin: { accountId, region, durations },
      clock: this.clock.snapshot(),
      random: this.random.snapshot(),
      faults: this.faults.snapshot(),
      jobs: this.jobs.snapshot()
    }
  }

  /** Ends it: nothing happens by itself any more. */
  end(): void {
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
