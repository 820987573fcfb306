import type { Clock } from './clock.js'
import { type FaultSeed, faultProblems } from './fault.js'
import type { FaultRule, FaultRules } from './fault-rules.js'
import { formatInstant, parseInstant } from './instant.js'
import type { Job } from './job.js'
import { detailsProblems, type JobSeed, jobSeedProblems, normalizeInstants, seedId } from './job-seed.js'
import { type JobState, whyIllegal } from './job-state.js'
import type { Page, PageRequest, Transition } from './job-store.js'
import { moveTo, type TransitionExtras } from './lifecycle.js'
import type { Path, Problem } from './problem.js'
import { Refusal } from './refusal.js'
import { repeated, type Scenario, scenarioProblems } from './scenario.js'
import type { WallClock } from './wall-clock.js'
import { World, type WorldOptions } from './world.js'

/** How many faults a sandbox holds at most: each is looked at for each request. */
export const MAX_FAULTS = 10_000

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

/**
 * One isolated world and its door: what is asked of it is checked here, and refused with all that is wrong before
 * anything has changed.
 */
export class Sandbox {
  readonly options: WorldOptions
  readonly #wall: WallClock
  readonly #listeners = new Set<(event: SandboxEvent) => void>()
  #world: World

  constructor(options: WorldOptions, wall: WallClock) {
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
    this.#world.rearm()
    return job
  }

  /** A page of the jobs in the order of seeding. */
  listJobs(request: PageRequest): Page {
    return this.#world.jobs.page(request)
  }

  /** Seeds jobs, all or none. Throws a Refusal that says what is wrong with which. */
  seedJobs(seeds: readonly JobSeed[], at: (index: number) => Path): readonly Job[] {
    const what = 'The jobs were not seeded.'
    const problems = seeds.flatMap((seed, index) => jobSeedProblems(seed, at(index), this.options.durations))
    problems.push(...repeated(seeds.map(seedId), (index) => [...at(index), 'Id']))
    refuseIfAny('invalid', what, problems)
    refuseIfAny('conflict', what, this.#takenJobIds(seeds, at))
    this.#refuseTooMany(this.jobCount + seeds.length, 0)
    return this.#world.seed(seeds)
  }

  /** Takes a job out. Throws a Refusal if there is none. */
  deleteJob(id: string): void {
    if (!this.#world.jobs.delete(id)) throw this.unknownJob(id)
    this.#world.rearm()
    this.#emit({ kind: 'deleted', jobId: id })
  }

  /** Moves a job to a state now, whatever its plan says. Throws a Refusal if the transition is not legal. */
  transitionJob(id: string, state: JobState, { errors, details }: TransitionExtras): Job {
    const what = 'The job was not moved.'
    const job = this.getJob(id)
    if (job === undefined) throw this.unknownJob(id)
    const problems = detailsProblems(job.type, details, ['details'])
    if (errors && state !== 'ERROR') {
      problems.push({ at: ['errors'], message: `belongs to a transition to ERROR, not to ${state}` })
    }
    refuseIfAny('invalid', what, problems)
    const illegal = whyIllegal(job.state, state)
    if (illegal) refuseIfAny('conflict', what, [{ at: ['state'], message: illegal }])
    const extras = { ...(errors && { errors }), ...(details && { details: normalizeInstants(details) }) }
    const moved = moveTo(job, state, this.clock.now(), extras)
    this.#world.jobs.put(moved)
    this.#world.rearm()
    return moved
  }

  /** Arms faults, all or none. Throws a Refusal that says what is wrong with which. */
  armFaults(seeds: readonly FaultSeed[], at: (index: number) => Path): readonly FaultRule[] {
    const what = 'The faults were not armed.'
    const ids = seeds.map(({ id }) => id)
    const problems = seeds.flatMap((seed, index) => faultProblems(seed, at(index)))
    problems.push(...repeated(ids, (index) => [...at(index), 'id']))
    refuseIfAny('invalid', what, problems)
    refuseIfAny('conflict', what, this.#takenFaultIds(seeds, at))
    this.#refuseTooMany(0, this.faults.size + seeds.length)
    return this.#world.arm(seeds)
  }

  /** Brings a scenario in, whole or not at all. Throws a Refusal that says why not. */
  apply(scenario: Scenario, mode: ApplyMode): Applied {
    const what = 'The scenario was not applied.'
    const { jobs = [], faults = [], clock } = scenario
    refuseIfAny('invalid', what, scenarioProblems(scenario, this.options.durations))
    const conflicts: Problem[] = []
    if (mode === 'add') {
      conflicts.push(...this.#takenJobIds(jobs, (index) => ['jobs', index]))
      conflicts.push(...this.#takenFaultIds(faults, (index) => ['faults', index]))
    }
    if (clock?.now !== undefined && (parseInstant(clock.now) as number) < this.clock.now()) {
      const message = `is before the sandbox's present, ${formatInstant(this.clock.now())}: its clock never goes back`
      conflicts.push({ at: ['clock', 'now'], message })
    }
    refuseIfAny('conflict', what, conflicts)
    const kept = mode === 'add'
    this.#refuseTooMany((kept ? this.jobCount : 0) + jobs.length, (kept ? this.faults.size : 0) + faults.length)

    if (!kept) {
      this.#world.clear()
      this.#emit({ kind: 'cleared' })
    }
    if (clock) this.#world.setClock(clock)
    return { jobs: this.#world.seed(jobs), faults: this.#world.arm(faults) }
  }

  /** Back to what the sandbox was at its start: clock, random numbers, jobs, faults; on request without the scenarios. */
  reset({ empty = false } = {}): void {
    this.#world.stop()
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
    this.#world.stop()
    this.#listeners.clear()
  }

  /** The refusal for a job that is not here. */
  unknownJob(id: string): Refusal {
    return new Refusal('not-found', `Sandbox ${this.name} has no job with the id ${JSON.stringify(id)}.`)
  }

  #createWorld(scenarios: readonly Scenario[]): World {
    return new World({ ...this.options, scenarios }, this.#wall, (transition) =>
      this.#emit({ kind: 'transition', transition })
    )
  }

  #takenJobIds(seeds: readonly JobSeed[], at: (index: number) => Path): Problem[] {
    const message = `is the id of a job that sandbox ${this.name} has already`
    return seeds.flatMap((seed, index) => {
      const id = seedId(seed)
      return id !== undefined && this.getJob(id) ? [{ at: [...at(index), 'Id'], message }] : []
    })
  }

  #takenFaultIds(seeds: readonly FaultSeed[], at: (index: number) => Path): Problem[] {
    const message = `is the id of a fault that sandbox ${this.name} has already`
    return seeds.flatMap(({ id }, index) =>
      id !== undefined && this.faults.has(id) ? [{ at: [...at(index), 'id'], message }] : []
    )
  }

  #refuseTooMany(jobs: number, faults: number): void {
    const { maxJobs } = this.options
    if (jobs > maxJobs) {
      const message = `That would be ${jobs} jobs, and --max-jobs is ${maxJobs}. Delete some, or raise the limit.`
      throw new Refusal('limit', message)
    }
    if (faults > MAX_FAULTS) {
      throw new Refusal('limit', `That would be ${faults} faults; a sandbox holds ${MAX_FAULTS}.`)
    }
  }

  #emit(event: SandboxEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}

function refuseIfAny(kind: 'invalid' | 'conflict', message: string, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Refusal(kind, message, problems)
}
