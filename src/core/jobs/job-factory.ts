import { partitionOf } from '../model/partition.js'
import { freeId, type Random } from '../random.js'
import type { Job } from './job.js'
import { jobFromSeed, jobFromTemplate, type SeedContext } from './job-from-seed.js'
import { type JobSeed, seedId } from './job-seed.js'
import type { JobTemplate } from './job-template.js'
import { definitionOf, type JobType } from './job-types.js'
import { normalizePlan } from './normalize-instants.js'
import { type NamedPlans, namedPlans, type Plan, type PlanDurations, type PlanSeed, startedPlans } from './plan.js'

/** What all jobs of a world have in common. */
export interface JobOrigin {
  readonly accountId: string
  readonly region: string
  readonly durations: PlanDurations
}

/** What an outcome decides about a job that a client creates. */
export interface GivenOutcome {
  readonly id: string
  readonly plan: PlanSeed | undefined
  readonly assetId: string | undefined
}

/** Makes the jobs of one world, from seeds and from the requests of clients. */
export class JobFactory {
  /** The named plans, with the durations of this world. */
  readonly plans: NamedPlans
  /** The named plans as they go on once StartJob has been called. */
  readonly startedPlans: NamedPlans
  readonly #origin: JobOrigin
  readonly #random: Random
  readonly #hasStorage: boolean
  readonly #unstarted: Plan

  /** With a storage, its jobs move objects. */
  constructor(origin: JobOrigin, random: Random, hasStorage = false) {
    this.plans = namedPlans(origin.durations)
    this.startedPlans = startedPlans(this.plans)
    this.#origin = origin
    this.#random = random
    this.#hasStorage = hasStorage
    this.#unstarted = [{ state: 'WAITING', forMs: origin.durations.unstartedMs }, { state: 'TIMED_OUT' }]
  }

  /**
   * Returns a function that makes a job from the template of one of these seeds, at an instant. The ids of the seeds
   * must be free.
   */
  makerOf(seeds: readonly JobSeed[], now: number, isTaken: (id: string) => boolean): (template: JobTemplate) => Job {
    // Needed only if an id is made, and it takes a while for many seeds.
    let asked: Set<string | undefined> | undefined
    const isAsked = (id: string) => {
      asked ??= new Set(seeds.map(seedId))
      return asked.has(id)
    }
    const context = this.#context(now, (id) => isTaken(id) || isAsked(id))
    return (template) => jobFromTemplate(template, context)
  }

  /** Makes the job that a client creates. It waits until it is started, and then follows the plan of its outcome. */
  fromRequest(
    seed: JobSeed,
    region: string | undefined,
    outcomeFor: (job: Job) => GivenOutcome | undefined,
    now: number,
    isTaken: (id: string) => boolean
  ): Job {
    const job = jobFromSeed(seed, this.#context(now, isTaken, region))
    const outcome = outcomeFor(job)
    const { plan, assetId } = outcome ?? {}
    return {
      ...job,
      signsUrl: true,
      assetId: isUploadedAsset(job.type) ? (assetId ?? this.#assetIdFor(job)) : undefined,
      plan: this.#unstarted,
      startPlan: typeof plan === 'object' ? normalizePlan(plan) : this.startedPlans[plan ?? 'succeeds'],
      outcome: outcome?.id,
      checksUpload: plan === undefined
    }
  }

  #context(now: number, isTaken: (id: string) => boolean, region = this.#origin.region): SeedContext {
    const { accountId } = this.#origin
    const random = this.#random
    return {
      random,
      accountId,
      region,
      jobsArn: `arn:${partitionOf(region)}:dataexchange:${region}:${accountId}:jobs/`,
      plans: this.plans,
      hasStorage: this.#hasStorage,
      now,
      freshId: () => freeId(random, isTaken)
    }
  }

  /** The id of the asset that a job imports, if no outcome gives one. It depends only on the seed and the job's id. */
  #assetIdFor({ id }: Job): string {
    return this.#random.digest('asset', id).slice(0, id.length)
  }
}

/** Whether the upload of a job of this type becomes the asset that it imports. */
function isUploadedAsset(type: JobType): boolean {
  const { signedUrl } = definitionOf(type)
  return signedUrl?.use === 'upload' && signedUrl.isAsset
}
