import { refuseTooManyFaults, refuseTooManyJobs, takenFaultIds, takenJobIds } from './admission.js'
import type { Clock } from './clock.js'
import { type FaultSeed, faultSeedsProblems } from './fault.js'
import type { FaultRule, FaultRules } from './fault-rules.js'
import { formatInstant, parseInstant } from './instant.js'
import type { Job } from './job.js'
import { detailsProblems, type JobSeed, jobSeedsProblems, normalizeInstants } from './job-seed.js'
import { type JobState, whyIllegal } from './job-state.js'
import type { Page, PageRequest, Transition } from './job-store.js'
import { moveTo, type TransitionExtras } from './lifecycle.js'
import type { Path, Problem } from './problem.js'
import { Refusal, refuseIfAny } from './refusal.js'
import { type Scenario, scenarioProblems } from './scenario.js'
import type { WallClock } from './wall-clock.js'
import { World, type WorldOptions } from './world.js'

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
    refuseIfAny('invalid', what, jobSeedsProblems(seeds, at, this.options.durations))
    refuseIfAny('conflict', what, takenJobIds(this.#world, seeds, at))
    refuseTooManyJobs(this.#world, this.jobCount + seeds.length)
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
    refuseIfAny('invalid', what, faultSeedsProblems(seeds, at))
    refuseIfAny('conflict', what, takenFaultIds(this.#world, seeds, at))
    refuseTooManyFaults(this.faults.size + seeds.length)
    return this.#world.arm(seeds)
  }

  /** Brings a scenario in, whole or not at all. Throws a Refusal that says why not. */
  apply(scenario: Scenario, mode: ApplyMode): Applied {
    const what = 'The scenario was not applied.'
    const { jobs = [], faults = [], clock } = scenario
    refuseIfAny('invalid', what, scenarioProblems(scenario, this.options.durations))
    const conflicts: Problem[] = []
    if (mode === 'add') {
      conflicts.push(...takenJobIds(this.#world, jobs, (index) => ['jobs', index]))
      conflicts.push(...takenFaultIds(this.#world, faults, (index) => ['faults', index]))
    }
    if (clock?.now !== undefined && (parseInstant(clock.now) as number) < this.clock.now()) {
      const message = `is before the sandbox's present, ${formatInstant(this.clock.now())}: its clock never goes back`
      conflicts.push({ at: ['clock', 'now'], message })
    }
    refuseIfAny('conflict', what, conflicts)
    const kept = mode === 'add'
    refuseTooManyJobs(this.#world, (kept ? this.jobCount : 0) + jobs.length)
    refuseTooManyFaults((kept ? this.faults.size : 0) + faults.length)

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

  #emit(event: SandboxEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}
