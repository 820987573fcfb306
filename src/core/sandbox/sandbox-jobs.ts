import type { Filler } from '../assets/filler.js'
import { completedEffects } from '../commands/completed-effects.js'
import { createJob } from '../commands/create-job.js'
import { deleteJob } from '../commands/delete-job.js'
import { exportedContent } from '../commands/exported-content.js'
import { nearestJobIds, unknownJob } from '../commands/find-job.js'
import { pollJob } from '../commands/poll-job.js'
import { type SeedBatch, seedJobBatches } from '../commands/seed-job-batches.js'
import { seedJobs } from '../commands/seed-jobs.js'
import { type StartResult, startJob } from '../commands/start-job.js'
import { transitionJob } from '../commands/transition-job.js'
import { uploadContent } from '../commands/upload-content.js'
import type { CreateJobRequest } from '../jobs/create-job-request.js'
import type { Job } from '../jobs/job.js'
import type { JobEffects } from '../jobs/job-effects.js'
import type { CreationCursor } from '../jobs/job-indexes.js'
import type { Page, PageRequest } from '../jobs/job-pages.js'
import type { JobSeed } from '../jobs/job-seed.js'
import type { JobState } from '../jobs/job-state.js'
import type { Polled } from '../jobs/job-store.js'
import type { ReadonlyJobTally } from '../jobs/job-tally.js'
import type { TransitionExtras } from '../jobs/lifecycle.js'
import { atOnce } from '../time/steps.js'
import type { Path } from '../validation/problem.js'
import type { SandboxError } from '../validation/sandbox-error.js'
import type { World } from '../world/world.js'

/** The jobs of a sandbox. A method that throws a SandboxError has changed nothing. */
export class SandboxJobs {
  readonly #currentWorld: () => World

  /** `currentWorld` returns the sandbox's world as of now: a reset replaces it. */
  constructor(currentWorld: () => World) {
    this.#currentWorld = currentWorld
  }

  get count(): number {
    return this.#world.jobs.size
  }

  /** Returns the number of jobs in a state, as far as their transitions have been reported. */
  countIn(state: JobState): number {
    return this.#world.jobs.countIn(state)
  }

  /** When the next job changes by itself, in epoch milliseconds, or undefined if none does. */
  get nextTransitionAt(): number | undefined {
    return this.#world.jobs.nextTransitionAt()
  }

  /** Whether a job has this id. */
  has(id: string): boolean {
    return this.#world.jobs.has(id)
  }

  /** Returns the job as it is now. */
  get(id: string): Job | undefined {
    return this.#world.jobs.get(id)
  }

  /** Returns a job as GetJob shows it now, and its polls so far, without counting one. */
  peek(id: string): Polled | undefined {
    const job = this.get(id)
    return job && { job, polls: this.polls(id) }
  }

  /** Returns how many times GetJob has returned a job. */
  polls(id: string): number {
    return this.#world.jobs.polls(id)
  }

  /** Returns what clients asked of a job, or undefined if there is none with this id. */
  tally(id: string): ReadonlyJobTally | undefined {
    return this.#world.jobs.tally(id)
  }

  /** Returns a page of the jobs, in the order of seeding. */
  list(request: PageRequest<number>): Page<number> {
    return this.#world.jobs.page(request)
  }

  /** Returns a page of the jobs, those created last first; of two of one instant, the later arrival. */
  listNewest(request: PageRequest<CreationCursor>): Page<CreationCursor> {
    return this.#world.jobs.newestPage(request)
  }

  /** Returns the content that the signed URL of an export downloads; see `exportedContent`. */
  exportedContent(job: Job): Buffer | Filler | undefined {
    return exportedContent(this.#world, job)
  }

  /** Returns what a job did when it completed; see `completedEffects`. */
  effects(job: Job): JobEffects {
    return completedEffects(this.#world, job)
  }

  /** Returns the ids of the newest jobs that are most like an id that no job has. */
  nearestIds(id: string): string[] {
    return nearestJobIds(this.#world, id)
  }

  /** Returns the error for a job that does not exist. */
  unknown(id: string): SandboxError {
    return unknownJob(this.#world, id)
  }

  /** Returns a job as GetJob shows it now, and counts the poll. */
  poll(id: string): Polled | undefined {
    return pollJob(this.#world, id)
  }

  /** Seeds jobs, all or none. Throws a SandboxError that lists every problem. */
  seed(seeds: readonly JobSeed[], at: (index: number) => Path): readonly Job[] {
    return atOnce(seedJobs(this.#world, seeds, at))
  }

  /** Seeds any number of jobs as `seed` does, in slices of time. Nothing shows until all are there. */
  seedInSlices(seeds: readonly JobSeed[], at: (index: number) => Path): Promise<readonly Job[]> {
    return this.#world.slices.take(seedJobs(this.#world, seeds, at))
  }

  /** Seeds jobs in batches as they arrive, all or none; see `seedJobBatches`. */
  seedBatches(batches: AsyncIterable<SeedBatch>, onSeeded: (jobs: readonly Job[]) => void): Promise<void> {
    return seedJobBatches(this.#world, batches, onSeeded)
  }

  /** Creates the job that a client asks for with a valid request. Throws a SandboxError if there is no room for it. */
  create(request: CreateJobRequest, region: string | undefined): Job {
    return createJob(this.#world, request, region)
  }

  /** Starts a job. Throws a SandboxError if there is none with this id. */
  start(id: string): StartResult {
    return startJob(this.#world, id)
  }

  /** Moves a job to a state now, whatever its plan says. Throws a SandboxError if the transition is not legal. */
  transition(id: string, state: JobState, extras: TransitionExtras): Job {
    return transitionJob(this.#world, id, state, extras)
  }

  /** Deletes a job. Throws a SandboxError if there is none with this id. */
  delete(id: string): void {
    deleteJob(this.#world, id)
  }

  /** Stores what a client uploads for a job. Returns false if there is no room for it. */
  upload(id: string, content: Buffer): boolean {
    return uploadContent(this.#world, id, content)
  }

  get #world(): World {
    return this.#currentWorld()
  }
}
