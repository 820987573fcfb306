import { contentOf } from '../assets/asset-seed.js'
import { AssetStore } from '../assets/asset-store.js'
import type { FaultSeed } from '../faults/fault.js'
import type { FaultRule } from '../faults/fault-rule.js'
import { FaultRules } from '../faults/fault-rules.js'
import type { Job } from '../jobs/job.js'
import { type GivenOutcome, JobFactory } from '../jobs/job-factory.js'
import type { JobSeed } from '../jobs/job-seed.js'
import { JobStore } from '../jobs/job-store.js'
import type { JobType } from '../jobs/job-types.js'
import { Limits, type ReachedLimit } from '../jobs/limits.js'
import type { NamedPlans } from '../jobs/plan.js'
import type { Transition } from '../jobs/transition.js'
import { Journal } from '../journal/journal.js'
import type { OutcomeSeed } from '../outcomes/outcome.js'
import { type OutcomeRule, OutcomeRules } from '../outcomes/outcome-rules.js'
import { freeId, Random } from '../random.js'
import { Clock, type ClockSettings } from '../time/clock.js'
import { Ticker } from '../time/ticker.js'
import type { Applied, SharedResources, WorldOptions } from './options.js'
import { mergeScenarios, type Scenario } from './scenario.js'
import type { Snapshot } from './snapshot.js'

/**
 * All the state of one sandbox. A reset makes a new one, so nothing can be forgotten. It takes what it is given:
 * the sandbox has checked it. Each public member but `plans` is a piece of state and has its part in a snapshot.
 */
export class World {
  readonly clock: Clock
  readonly random: Random
  readonly jobs: JobStore
  readonly faults: FaultRules
  readonly outcomes = new OutcomeRules()
  readonly limits = new Limits()
  readonly assets: AssetStore
  /** What was asked of it. It stays where it was written: a snapshot is of what is, not of what was done. */
  readonly journal: Journal
  /** What there was at the start: a verdict is on what came after. */
  #startedWith = { jobs: 0, faults: new Set<string>() }
  readonly #ticker: Ticker
  readonly #options: Omit<WorldOptions, 'scenarios' | 'clock'>
  readonly #factory: JobFactory

  /** A world as it is at its start or, from a snapshot, as it was when that was taken. */
  constructor(
    options: WorldOptions,
    { wall, slices, bytes }: SharedResources,
    onTransition: (transition: Transition) => void,
    snapshot?: Snapshot
  ) {
    const { scenarios, clock, ...others } = options
    const start = mergeScenarios(scenarios)
    this.#options = { ...others, ...snapshot?.origin }
    this.clock = new Clock(wall, snapshot?.clock ?? { ...clock, ...start.clock })
    this.random = new Random(snapshot?.random ?? { seed: options.seed, scope: options.name, count: 0 })
    this.#factory = new JobFactory(this.#options, this.random)
    this.assets = new AssetStore(bytes)
    this.jobs = new JobStore(
      () => this.clock.now(),
      onTransition,
      (id) => this.assets.deleteUpload(id)
    )
    this.faults = new FaultRules(this.random)
    this.journal = new Journal(options.journalLimit)
    this.#ticker = new Ticker(wall, slices, this.clock, this.jobs)
    if (snapshot) this.#restore(snapshot)
    else {
      this.apply(start, true)
      this.#startedWith = { jobs: this.jobs.nextSerial, faults: new Set(this.faults.list().map(({ id }) => id)) }
    }
  }

  get name(): string {
    return this.#options.name
  }

  /** The account in the ARNs of its jobs. */
  get accountId(): string {
    return this.#options.accountId
  }

  /** How many jobs had come by the end of its start, and the ids of the faults that there were then. */
  get startedWith(): { readonly jobs: number; readonly faults: ReadonlySet<string> } {
    return this.#startedWith
  }

  get maxJobs(): number {
    return this.#options.maxJobs
  }

  /** The plans known by name. */
  get plans(): NamedPlans {
    return this.#factory.plans
  }

  /** Takes in what a scenario holds, its clock aside. `isStart`: every sandbox has it, so that its content is shared. */
  apply(scenario: Omit<Scenario, 'name'>, isStart = false): Applied {
    const { jobs = [], faults = [], outcomes = [], limits, assets = [] } = scenario
    if (limits) this.limits.set(limits)
    for (const asset of assets) this.assets.put(asset.id, { content: contentOf(asset), isShared: isStart })
    return { outcomes: this.addOutcomes(outcomes), jobs: this.seed(jobs), faults: this.armFaults(faults) }
  }

  /** Takes jobs in; their ids are free. */
  seed(seeds: readonly JobSeed[]): readonly Job[] {
    const made: Job[] = []
    for (const job of this.#factory.fromSeeds(seeds, this.clock.now(), (id) => this.jobs.has(id))) {
      this.jobs.put(job)
      made.push(job)
    }
    this.reschedule()
    return made
  }

  /** Takes in a job that a client creates, in a region. */
  create(seed: JobSeed, region: string | undefined): Job {
    const isTaken = (id: string) => this.jobs.has(id)
    const job = this.#factory.fromRequest(seed, region, (job) => this.#outcomeFor(job), this.clock.now(), isTaken)
    this.jobs.put(job)
    this.reschedule()
    return job
  }

  /** Takes faults in; their ids are free. */
  armFaults(seeds: readonly FaultSeed[]): readonly FaultRule[] {
    const { faults } = this
    return seeds.map((seed) => faults.arm(seed.id ?? this.#freshId(faults, seeds), seed, this.clock.now()))
  }

  /** Takes outcomes in; their ids are free. */
  addOutcomes(seeds: readonly OutcomeSeed[]): readonly OutcomeRule[] {
    const { outcomes } = this
    return seeds.map((seed) => outcomes.add(seed.id ?? this.#freshId(outcomes, seeds), seed))
  }

  /** The limit that keeps another job of this type from being started, if there is one. */
  reachedLimit(type: JobType): ReachedLimit | undefined {
    return this.limits.isSet ? this.limits.breach(type, this.jobs.countActive(type)) : undefined
  }

  /** Sets the clock; `now` is not before the present. */
  setClock(setting: ClockSettings): void {
    this.#ticker.disarm()
    this.clock.set(setting)
    this.reschedule()
  }

  /** Moves the clock on to an instant that is not before the present. */
  moveClock(instant: number): void {
    this.#ticker.disarm()
    this.clock.moveTo(instant)
    this.reschedule()
  }

  /** Resolves once all has happened that is due by an instant that the clock has reached, or when the world ends. */
  settle(instant: number): Promise<void> {
    return this.#ticker.settle(instant)
  }

  /** Takes out all that scenarios bring in; the clock and the random numbers go on. */
  clear(): void {
    for (const part of [this.jobs, this.faults, this.outcomes, this.limits, this.assets]) part.clear()
    this.reschedule()
  }

  /** To be called after whatever may have changed what falls due next. */
  reschedule(): void {
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
      outcomes: this.outcomes.snapshot(),
      limits: this.limits.snapshot(),
      assets: this.assets.snapshot(),
      jobs: this.jobs.snapshot()
    }
  }

  /** Ends it: nothing happens by itself any more, and its content makes room. */
  end(): void {
    this.#ticker.stop()
    this.assets.clear()
  }

  #restore({ jobs, faults, outcomes, limits, assets }: Snapshot): void {
    this.jobs.restore(jobs)
    this.faults.restore(faults)
    this.outcomes.restore(outcomes)
    this.limits.set(limits)
    this.assets.restore(assets)
    this.reschedule()
  }

  #outcomeFor(job: Job): GivenOutcome | undefined {
    const rule = this.outcomes.match(job)
    return rule && { id: rule.id, plan: rule.seed.plan, assetId: rule.seed.assetId }
  }

  #freshId(holder: { has(id: string): boolean }, seeds: readonly { readonly id?: string }[]): string {
    const asked = new Set(seeds.map(({ id }) => id))
    return freeId(this.random, (id) => holder.has(id) || asked.has(id))
  }
}
