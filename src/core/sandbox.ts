import {
  goingBack,
  refuseTooManyFaults,
  refuseTooManyJobs,
  refuseTooManyOutcomes,
  takenOutcomeIds
} from './admission.js'
import { advanceTarget } from './advance-clock.js'
import { type ApplyMode, applyScenario } from './apply-scenario.js'
import { armFaults } from './arm-faults.js'
import type { AssetStore } from './asset-store.js'
import type { Clock, ClockAdvance, ClockSetting } from './clock.js'
import type { CreateJobRequest } from './create-job-request.js'
import { exportedContent } from './exported-content.js'
import type { FaultSeed } from './fault.js'
import type { FaultRule, FaultRules } from './fault-rules.js'
import type { Job } from './job.js'
import type { JobSeed } from './job-seed.js'
import type { JobState } from './job-state.js'
import type { Page, PageRequest, Transition } from './job-store.js'
import type { TransitionExtras } from './lifecycle.js'
import type { Limits } from './limits.js'
import { type OutcomeSeed, outcomeSeedsProblems } from './outcome.js'
import type { OutcomeRule, OutcomeRules } from './outcome-rules.js'
import type { Path } from './problem.js'
import { Refusal, refuseIfAny } from './refusal.js'
import type { SandboxEvent } from './sandbox-event.js'
import type { Scenario } from './scenario.js'
import { type SeedBatch, seedBatches } from './seed-batches.js'
import { seedJobs } from './seed-jobs.js'
import { type SignedUrlParts, SignedUrls, signedUrlExpiry } from './signed-urls.js'
import { type Snapshot, type SnapshotDocument, snapshotProblems } from './snapshot.js'
import { type StartResult, startJob } from './start-job.js'
import { transitionJob } from './transition-job.js'
import { type Applied, type Surroundings, World, type WorldOptions } from './world.js'

/**
 * One isolated world and its door: what is asked of it is checked here, and refused with all that is wrong before
 * anything has changed.
 */
export class Sandbox {
  readonly options: WorldOptions
  readonly #surroundings: Surroundings
  readonly #listeners = new Set<(event: SandboxEvent) => void>()
  #world: World

  constructor(options: WorldOptions, surroundings: Surroundings) {
    this.options = options
    this.#surroundings = surroundings
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

  get outcomes(): OutcomeRules {
    return this.#world.outcomes
  }

  get limits(): Limits {
    return this.#world.limits
  }

  get assets(): AssetStore {
    return this.#world.assets
  }

  get jobCount(): number {
    return this.#world.jobs.size
  }

  /** When the next job changes by itself, in epoch milliseconds; undefined if none does. */
  get nextTransitionAt(): number | undefined {
    return this.#world.jobs.nextTransitionAt()
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

  /** Creates the job that a client asks for, by a valid request. Throws a Refusal if there is no room for it. */
  createJob(request: CreateJobRequest, region: string | undefined): Job {
    refuseTooManyJobs(this.#world, this.jobCount + 1)
    return this.#world.create(request, region)
  }

  /** Starts a job. Throws a Refusal if there is none. */
  startJob(id: string): StartResult {
    const job = this.getJob(id)
    if (job === undefined) throw this.unknownJob(id)
    return startJob(this.#world, job)
  }

  /** Takes what a client uploads for a job that is there; false if there is no room for it. */
  upload(id: string, content: Buffer): boolean {
    return this.#world.assets.putUpload(id, content)
  }

  /** What the download of the asset that a job exports gives. */
  exportedContent(job: Job): Buffer | undefined {
    return exportedContent(this.#world, job)
  }

  /** The signed URLs of this sandbox, below the base URL that clients have as their endpoint. */
  signedUrls(baseUrl: string): SignedUrls {
    return new SignedUrls(this.#world.random, baseUrl)
  }

  /** When a signed URL ceases to work, in epoch milliseconds; undefined if it was not signed here. */
  signedUrlExpiry(parts: SignedUrlParts): number | undefined {
    return signedUrlExpiry(this.#world.random, parts)
  }

  /** Adds outcomes, all or none. Throws a Refusal that says what is wrong with which. */
  addOutcomes(seeds: readonly OutcomeSeed[], at: (index: number) => Path): readonly OutcomeRule[] {
    const what = 'The outcomes were not added.'
    refuseIfAny('invalid', what, outcomeSeedsProblems(seeds, at))
    refuseIfAny('conflict', what, takenOutcomeIds(this.#world, seeds, at))
    refuseTooManyOutcomes(this.outcomes.size + seeds.length)
    return this.#world.add(seeds)
  }

  /** A page of the jobs, in the order of seeding or the reverse of it. */
  listJobs(request: PageRequest): Page {
    return this.#world.jobs.page(request)
  }

  /** Seeds jobs, all or none. Throws a Refusal that says what is wrong with which. */
  seedJobs(seeds: readonly JobSeed[], at: (index: number) => Path): readonly Job[] {
    return seedJobs(this.#world, seeds, at)
  }

  /**
   * Seeds jobs as they arrive, each at the instant of its arrival; in the end all or none. Calls back with those that
   * came in. Throws a Refusal that says what is wrong with which, or what the batches end in.
   */
  seedBatches(batches: AsyncIterable<SeedBatch>, onSeeded: (jobs: readonly Job[]) => void): Promise<void> {
    const world = this.#world
    const bed = {
      seed: ({ seeds, at }: SeedBatch) => {
        if (world !== this.#world) throw this.#resetMeanwhile('jobs were seeded')
        return this.seedJobs(seeds, at)
      },
      unseed: (id: string) => {
        if (world === this.#world && world.jobs.has(id)) this.deleteJob(id)
      }
    }
    return seedBatches(batches, bed, this.#surroundings.slices, onSeeded)
  }

  /** Takes a job out. Throws a Refusal if there is none. */
  deleteJob(id: string): void {
    if (!this.#world.jobs.delete(id)) throw this.unknownJob(id)
    this.#world.rearm()
    this.#emit({ kind: 'deleted', jobId: id })
  }

  /** Moves a job to a state now, whatever its plan says. Throws a Refusal if the transition is not legal. */
  transitionJob(id: string, state: JobState, extras: TransitionExtras): Job {
    const job = this.getJob(id)
    if (job === undefined) throw this.unknownJob(id)
    return transitionJob(this.#world, job, state, extras)
  }

  /** Arms faults, all or none. Throws a Refusal that says what is wrong with which. */
  armFaults(seeds: readonly FaultSeed[], at: (index: number) => Path): readonly FaultRule[] {
    return armFaults(this.#world, seeds, at)
  }

  /** Brings a scenario in, whole or not at all. Throws a Refusal that says why not. */
  apply(scenario: Scenario, mode: ApplyMode): Applied {
    const applied = applyScenario(this.#world, scenario, mode)
    if (mode === 'replace') this.#emit({ kind: 'cleared' })
    return applied
  }

  /** Sets the clock; resolves once all that is due has happened. Throws a Refusal if the clock would go back. */
  async setClock(setting: ClockSetting): Promise<void> {
    refuseIfAny('conflict', 'The clock was not set.', goingBack(this.#world, setting.now, ['now']))
    this.#world.setClock(setting)
    await this.#settle(this.clock.now())
  }

  /**
   * Moves the clock on, and resolves once all that is due has happened. Calls back for each transition that falls due
   * on the way; those due by the present are not among them, whether or not they have been worked off.
   */
  async advanceClock(advance: ClockAdvance, onTransition: (transition: Transition) => void): Promise<void> {
    const began = this.clock.now()
    const target = advanceTarget(this.#world, advance)
    const unsubscribe = this.subscribe((event) => {
      if (event.kind !== 'transition') return
      const { at } = event.transition
      if (at > began && at <= target) onTransition(event.transition)
    })
    try {
      this.#world.moveClock(target)
      await this.#settle(target)
    } finally {
      unsubscribe()
    }
  }

  /** All that there is to the sandbox, written down as of now. */
  snapshot(): Snapshot {
    return this.#world.snapshot()
  }

  /** Puts what was written down in the place of all there is. Throws a Refusal that says what is wrong with it. */
  restore(snapshot: SnapshotDocument): void {
    refuseIfAny('invalid', 'The snapshot was not put in place.', snapshotProblems(snapshot))
    refuseTooManyJobs(this.#world, snapshot.jobs.held.length)
    refuseTooManyFaults(snapshot.faults.length)
    refuseTooManyOutcomes(snapshot.outcomes.length)
    this.#replaceWorld([], snapshot)
  }

  /** Back to what the sandbox was at its start: clock, random numbers, jobs, faults; on request without the scenarios. */
  reset({ empty = false } = {}): void {
    this.#replaceWorld(empty ? [] : this.options.scenarios)
  }

  /** Calls back for everything that happens from now on; the answer ends it. */
  subscribe(listener: (event: SandboxEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Empties the sandbox and stops its time for good. */
  close(): void {
    this.#world.end()
    this.#world.clear()
    this.#emit({ kind: 'cleared' })
    this.#listeners.clear()
  }

  /** The refusal for a job that is not here. */
  unknownJob(id: string): Refusal {
    return new Refusal('not-found', `Sandbox ${this.name} has no job with the id ${JSON.stringify(id)}.`)
  }

  async #settle(instant: number): Promise<void> {
    const world = this.#world
    await world.settle(instant)
    if (world !== this.#world) throw this.#resetMeanwhile('its clock moved on')
  }

  #resetMeanwhile(what: string): Refusal {
    return new Refusal('conflict', `Sandbox ${this.name} was reset while ${what}.`)
  }

  #createWorld(scenarios: readonly Scenario[], snapshot?: Snapshot): World {
    const onTransition = (transition: Transition) => this.#emit({ kind: 'transition', transition })
    return new World({ ...this.options, scenarios }, this.#surroundings, onTransition, snapshot)
  }

  #replaceWorld(scenarios: readonly Scenario[], snapshot?: Snapshot): void {
    this.#world.end()
    this.#world = this.#createWorld(scenarios, snapshot)
    this.#emit({ kind: 'cleared' })
  }

  #emit(event: SandboxEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}
