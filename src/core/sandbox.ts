import { Clock, type ClockSetting } from './clock.js'
import { type FaultSeed, faultProblems } from './fault.js'
import { type FaultRule, FaultRules } from './fault-rules.js'
import { formatInstant, parseInstant } from './instant.js'
import type { Job } from './job.js'
import {
  createJob,
  detailsProblems,
  type JobSeed,
  jobSeedProblems,
  normalizeInstants,
  type SeedContext
} from './job-seed.js'
import { type JobState, whyIllegal } from './job-state.js'
import { JobStore, type Page, type PageRequest, type Transition } from './job-store.js'
import { mergeDetails, moveTo, type TransitionExtras } from './lifecycle.js'
import type { PlanDurations } from './plan.js'
import { completionDetails, plausibleError } from './plausible.js'
import type { Path, Problem } from './problem.js'
import { Random } from './random.js'
import { Refusal } from './refusal.js'
import { repeated, type Scenario, scenarioProblems } from './scenario.js'
import { Ticker } from './ticker.js'
import type { WallClock } from './wall-clock.js'

/** How many faults a sandbox holds at most: each is looked at for each request. */
export const MAX_FAULTS = 10_000

/** What a sandbox is made from, and what a reset takes it back to. */
export interface SandboxOptions {
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

/** Whether a scenario comes on top of what is there or in its place. */
export type ApplyMode = 'add' | 'replace'

/** What a scenario brought into a sandbox. */
export interface Applied {
  readonly jobs: readonly Job[]
  readonly faults: readonly FaultRule[]
}

/** Something that happened in a sandbox. `cleared`: all its jobs are gone, perhaps with new ones in their place. */
export type SandboxEvent =
  | { readonly kind: 'transition'; readonly transition: Transition }
  | { readonly kind: 'deleted'; readonly jobId: string }
  | { readonly kind: 'cleared' }

/** All the state there is. It is made whole at the start and made anew at a reset, so nothing can be forgotten. */
interface World {
  readonly clock: Clock
  readonly random: Random
  readonly jobs: JobStore
  readonly faults: FaultRules
  readonly ticker: Ticker
}

/** One isolated world: its own jobs, faults, clock and random numbers. */
export class Sandbox {
  readonly options: SandboxOptions
  readonly #wall: WallClock
  readonly #listeners = new Set<(event: SandboxEvent) => void>()
  #world: World

  constructor(options: SandboxOptions, wall: WallClock) {
    this.options = options
    this.#wall = wall
    this.#world = this.#createWorld(options.scenarios)
  }

  get name(): string {
    return this.options.name
  }

  get clock(): Clock {
    return this.#world.clock
  }

  get faults(): FaultRules {
    return this.#world.faults
  }

  get jobCount(): number {
    return this.#world.jobs.size
  }

  /** The job as it stands now. */
  getJob(id: string): Job | undefined {
    return this.#world.jobs.get(id)
  }

  /** The job as GetJob answers it now; the answer counts as a poll. */
  pollJob(id: string): Job | undefined {
    const job = this.#world.jobs.poll(id)
    this.#world.ticker.arm()
    return job
  }

  /** A page of the jobs in the order of seeding. */
  listJobs(request: PageRequest): Page {
    return this.#world.jobs.page(request)
  }

  /** Seeds jobs, all or none. Throws a Refusal that says what is wrong with which. */
  seedJobs(seeds: readonly JobSeed[], at: (index: number) => Path): readonly Job[] {
    const problems = seeds.flatMap((seed, index) => jobSeedProblems(seed, at(index), this.options.durations))
    problems.push(
      ...repeated(
        seeds.map(({ Id }) => Id),
        (index) => [...at(index), 'Id']
      )
    )
    refuseIfAny('invalid', 'The jobs were not seeded.', problems)
    refuseIfAny('conflict', 'The jobs were not seeded.', this.#takenJobIds(seeds, at))
    this.#refuseTooManyJobs(this.jobCount + seeds.length)
    return this.#seed(this.#world, seeds)
  }

  /** Takes a job out. Throws a Refusal if there is none. */
  deleteJob(id: string): void {
    if (!this.#world.jobs.delete(id)) throw this.unknownJob(id)
    this.#world.ticker.arm()
    this.#emit({ kind: 'deleted', jobId: id })
  }

  /** Moves a job to a state now, whatever its plan says. Throws a Refusal if the transition is not legal. */
  transitionJob(id: string, state: JobState, extras: TransitionExtras): Job {
    const job = this.getJob(id)
    if (job === undefined) throw this.unknownJob(id)
    const problems = detailsProblems(job.type, extras.details, ['details'])
    if (extras.errors && state !== 'ERROR') {
      problems.push({ at: ['errors'], message: `belongs to a transition to ERROR, not to ${state}` })
    }
    refuseIfAny('invalid', 'The job was not moved.', problems)
    const illegal = whyIllegal(job.state, state)
    if (illegal) refuseIfAny('conflict', 'The job was not moved.', [{ at: ['state'], message: illegal }])
    const details = extras.details && normalizeInstants(extras.details)
    const moved = this.#completed(moveTo(job, state, this.clock.now(), { ...extras, ...(details && { details }) }))
    this.#world.jobs.put(moved)
    this.#world.ticker.arm()
    return moved
  }

  /** Arms faults, all or none. Throws a Refusal that says what is wrong with which. */
  armFaults(seeds: readonly FaultSeed[], at: (index: number) => Path): readonly FaultRule[] {
    const problems = seeds.flatMap((seed, index) => faultProblems(seed, at(index)))
    problems.push(
      ...repeated(
        seeds.map(({ id }) => id),
        (index) => [...at(index), 'id']
      )
    )
    refuseIfAny('invalid', 'The faults were not armed.', problems)
    refuseIfAny('conflict', 'The faults were not armed.', this.#takenFaultIds(seeds, at))
    refuseTooManyFaults(this.faults.size + seeds.length)
    return this.#arm(this.#world, seeds)
  }

  /** Brings a scenario in, whole or not at all. Throws a Refusal that says why not. */
  apply(scenario: Scenario, mode: ApplyMode): Applied {
    const { jobs = [], faults = [], clock } = scenario
    refuseIfAny('invalid', 'The scenario was not applied.', scenarioProblems(scenario, this.options.durations))
    const conflicts: Problem[] = []
    if (mode === 'add') {
      conflicts.push(...this.#takenJobIds(jobs, (index) => ['jobs', index]))
      conflicts.push(...this.#takenFaultIds(faults, (index) => ['faults', index]))
    }
    if (clock?.now !== undefined && (parseInstant(clock.now) as number) < this.clock.now()) {
      const message = `is before the sandbox's present, ${formatInstant(this.clock.now())}: its clock never goes back`
      conflicts.push({ at: ['clock', 'now'], message })
    }
    refuseIfAny('conflict', 'The scenario was not applied.', conflicts)
    const kept = mode === 'add'
    this.#refuseTooManyJobs((kept ? this.jobCount : 0) + jobs.length)
    refuseTooManyFaults((kept ? this.faults.size : 0) + faults.length)

    if (!kept) this.#clear()
    if (clock) {
      this.#world.ticker.stop()
      this.clock.set(clock)
    }
    const applied = { jobs: this.#seed(this.#world, jobs), faults: this.#arm(this.#world, faults) }
    this.#world.ticker.arm()
    return applied
  }

  /** Back to what the sandbox was at its start: clock, random numbers, jobs, faults; on request without the scenarios. */
  reset({ empty = false } = {}): void {
    this.#world.ticker.stop()
    this.#world = this.#createWorld(empty ? [] : this.options.scenarios)
    this.#emit({ kind: 'cleared' })
  }

  /** Calls back for everything that happens from now on; the answer ends it. */
  subscribe(listener: (event: SandboxEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Stops the sandbox's time for good. */
  close(): void {
    this.#world.ticker.stop()
    this.#listeners.clear()
  }

  /** The refusal for a job that is not here. */
  unknownJob(id: string): Refusal {
    return new Refusal('not-found', `Sandbox ${this.name} has no job with the id ${JSON.stringify(id)}.`)
  }

  #createWorld(scenarios: readonly Scenario[]): World {
    const { seed, name } = this.options
    const clock = new Clock(this.#wall, Object.assign({}, this.options.clock, ...scenarios.map((each) => each.clock)))
    const jobs = new JobStore(
      () => clock.now(),
      (transition) => this.#emit({ kind: 'transition', transition })
    )
    const world: World = {
      clock,
      jobs,
      random: new Random(seed, name),
      faults: new FaultRules(seed, name),
      ticker: new Ticker(this.#wall, clock, jobs)
    }
    for (const scenario of scenarios) {
      this.#seed(world, scenario.jobs ?? [])
      this.#arm(world, scenario.faults ?? [])
    }
    return world
  }

  #seed(world: World, seeds: readonly JobSeed[]): readonly Job[] {
    const context = this.#context(world)
    const jobs = seeds.map((seed) => createJob(seed, context))
    for (const job of jobs) world.jobs.put(job)
    world.ticker.arm()
    return jobs
  }

  #arm({ faults, clock, random }: World, seeds: readonly FaultSeed[]): readonly FaultRule[] {
    return seeds.map((seed) => faults.arm(seed.id ?? `fault-${random.id().slice(0, 12)}`, seed, clock.now()))
  }

  #clear(): void {
    this.#world.ticker.stop()
    this.#world.jobs.clear()
    this.#world.faults.clear()
    this.#emit({ kind: 'cleared' })
  }

  #context({ random, clock }: World): SeedContext {
    const { accountId, region, durations } = this.options
    return { random, accountId, region, durations, now: clock.now() }
  }

  /** A job moved by hand, with what the service would send along in ERROR and COMPLETED made up where it is absent. */
  #completed(job: Job): Job {
    if (job.state === 'ERROR' && !job.errors) return { ...job, errors: [plausibleError(job.type, job.details)] }
    if (job.state !== 'COMPLETED' || job.details.ExportAssetToSignedUrl?.SignedUrl !== undefined) return job
    const gained = completionDetails(job.type, job.updatedAt, this.#context(this.#world))
    return { ...job, details: mergeDetails(job.details, gained) }
  }

  #takenJobIds(seeds: readonly JobSeed[], at: (index: number) => Path): Problem[] {
    return seeds.flatMap(({ Id }, index) =>
      Id === undefined || this.getJob(Id) === undefined
        ? []
        : [{ at: [...at(index), 'Id'], message: `is the id of a job that sandbox ${this.name} has already` }]
    )
  }

  #takenFaultIds(seeds: readonly FaultSeed[], at: (index: number) => Path): Problem[] {
    return seeds.flatMap(({ id }, index) =>
      id === undefined || !this.faults.has(id)
        ? []
        : [{ at: [...at(index), 'id'], message: `is the id of a fault that sandbox ${this.name} has already` }]
    )
  }

  #refuseTooManyJobs(count: number): void {
    const { maxJobs } = this.options
    if (count <= maxJobs) return
    throw new Refusal(
      'limit',
      `That would be ${count} jobs, and --max-jobs is ${maxJobs}. Delete some, or raise the limit.`
    )
  }

  #emit(event: SandboxEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}

function refuseTooManyFaults(count: number): void {
  if (count > MAX_FAULTS) throw new Refusal('limit', `That would be ${count} faults; a sandbox holds ${MAX_FAULTS}.`)
}

function refuseIfAny(kind: 'invalid' | 'conflict', message: string, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Refusal(kind, message, problems)
}
