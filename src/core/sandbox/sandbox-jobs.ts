import { exportedContent } from '../commands/exported-content.js'
import { refuseTooManyJobs } from '../commands/preconditions.js'
import { type SeedBatch, seedBatches } from '../commands/seed-batches.js'
import { seedJobs } from '../commands/seed-jobs.js'
import { type StartResult, startJob } from '../commands/start-job.js'
import { transitionJob } from '../commands/transition-job.js'
import type { CreateJobRequest } from '../jobs/create-job-request.js'
import type { Job } from '../jobs/job.js'
import type { Page, PageRequest } from '../jobs/job-pages.js'
import type { JobSeed } from '../jobs/job-seed.js'
import type { JobState } from '../jobs/job-state.js'
import type { Polled } from '../jobs/job-store.js'
import type { TransitionExtras } from '../jobs/lifecycle.js'
import type { TimeSlices } from '../time/time-slices.js'
import type { Path } from '../validation/problem.js'
import { SandboxError } from '../validation/sandbox-error.js'
import { nearest, suggest } from '../validation/suggest.js'
import type { World } from '../world/world.js'

/** Among how many jobs, the newest, those of similar ids are looked for: a request for an unknown job is soon answered. */
const COMPARED_JOBS = 500

/** How many similar ids are told. */
const NEAREST_IDS = 3

/** The sandbox that jobs are in. */
export interface JobsHost {
  /** The world as of now: a reset makes another. */
  readonly world: World
  readonly slices: TimeSlices
  onDeleted(jobId: string): void
  /** The refusal for what a reset has overtaken. */
  resetMeanwhile(what: string): SandboxError
}

/** The door to a sandbox's jobs. What is refused has changed nothing. */
export class SandboxJobs {
  readonly #host: JobsHost

  constructor(host: JobsHost) {
    this.#host = host
  }

  get count(): number {
    return this.#world.jobs.size
  }

  /** When the next job changes by itself, in epoch milliseconds; undefined if none does. */
  get nextTransitionAt(): number | undefined {
    return this.#world.jobs.nextTransitionAt()
  }

  /** The job as it stands now. */
  get(id: string): Job | undefined {
    return this.#world.jobs.get(id)
  }

  /** The job as GetJob answers it now; the answer counts as a poll. */
  poll(id: string): Polled | undefined {
    const polled = this.#world.jobs.poll(id)
    this.#world.reschedule()
    return polled
  }

  /** How often GetJob has answered a job. */
  polls(id: string): number {
    return this.#world.jobs.polls(id)
  }

  /** A page of the jobs, in the order of seeding or the reverse of it. */
  list(request: PageRequest): Page {
    return this.#world.jobs.page(request)
  }

  /** Seeds jobs, all or none. Throws a SandboxError that says what is wrong with which. */
  seed(seeds: readonly JobSeed[], at: (index: number) => Path): readonly Job[] {
    return seedJobs(this.#world, seeds, at)
  }

  /**
   * Seeds jobs as they arrive, each at the instant of its arrival; in the end all or none. Calls back with those that
   * came in. Throws a SandboxError that says what is wrong with which, or what the batches end in.
   */
  seedBatches(batches: AsyncIterable<SeedBatch>, onSeeded: (jobs: readonly Job[]) => void): Promise<void> {
    const world = this.#world
    const bed = {
      seed: ({ seeds, at }: SeedBatch) => {
        if (world !== this.#world) throw this.#host.resetMeanwhile('jobs were seeded')
        return this.seed(seeds, at)
      },
      unseed: (id: string) => {
        if (world === this.#world && world.jobs.has(id)) this.delete(id)
      }
    }
    return seedBatches(batches, bed, this.#host.slices, onSeeded)
  }

  /** Creates the job that a client asks for, by a valid request. Throws a SandboxError if there is no room for it. */
  create(request: CreateJobRequest, region: string | undefined): Job {
    refuseTooManyJobs(this.#world, this.count + 1)
    return this.#world.create(request, region)
  }

  /** Starts a job. Throws a SandboxError if there is none. */
  start(id: string): StartResult {
    return startJob(this.#world, this.#find(id))
  }

  /** Moves a job to a state now, whatever its plan says. Throws a SandboxError if the transition is not legal. */
  transition(id: string, state: JobState, extras: TransitionExtras): Job {
    return transitionJob(this.#world, this.#find(id), state, extras)
  }

  /** Takes a job out. Throws a SandboxError if there is none. */
  delete(id: string): void {
    if (!this.#world.jobs.delete(id)) throw this.unknown(id)
    this.#world.reschedule()
    this.#host.onDeleted(id)
  }

  /** Takes what a client uploads for a job; false if there is no room for it. */
  upload(id: string, content: Buffer): boolean {
    return this.#world.assets.putUpload(id, content)
  }

  /** What the download of the asset that a job exports gives. */
  exportedContent(job: Job): Buffer | undefined {
    return exportedContent(this.#world, job)
  }

  /** The ids of jobs that are most like one that no job has, those of the newest jobs considered. */
  nearestIds(id: string): string[] {
    const { jobs } = this.list({ newestFirst: true, after: undefined, limit: COMPARED_JOBS })
    return nearest(
      id,
      jobs.map((job) => job.id),
      NEAREST_IDS
    )
  }

  /** The refusal for a job that is not here. */
  unknown(id: string): SandboxError {
    const hint = suggest(id, this.nearestIds(id))
    return new SandboxError(
      'not-found',
      `Sandbox ${this.#world.name} has no job with the id ${JSON.stringify(id)}${hint || '.'}`
    )
  }

  get #world(): World {
    return this.#host.world
  }

  #find(id: string): Job {
    const job = this.get(id)
    if (job === undefined) throw this.unknown(id)
    return job
  }
}
