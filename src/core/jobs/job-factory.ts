import { freeId, type Random } from '../random.js'
import type { Job } from './job.js'
import { jobFromSeed, type SeedContext } from './job-from-seed.js'
import { type JobSeed, seedId } from './job-seed.js'
import { definitionOf, type JobType } from './job-types.js'
import { type NamedPlans, namedPlans, type Plan, type PlanDurations, type PlanSeed } from './plan.js'

/** What the jobs of a world are given. */
export interface JobOrigin {
  readonly accountId: string
  readonly region: string
  readonly durations: PlanDurations
}

/** What an outcome settles about a job that a client creates. */
export interface GivenOutcome {
  readonly id: string
  readonly plan: PlanSeed | undefined
  readonly assetId: string | undefined
}

/** Makes the jobs of one world: from seeds, and from what clients ask for. */
export class JobFactory {
  /** The plans known by name. */
  readonly plans: NamedPlans
  readonly #origin: JobOrigin
  readonly #random: Random
  readonly #unstarted: Plan

  constructor(origin: JobOrigin, random: Random) {
    this.plans = namedPlans(origin.durations)
    this.#origin = origin
    this.#random = random
    this.#unstarted = [{ state: 'WAITING', forMs: origin.durations.unstartedMs }, { state: 'TIMED_OUT' }]
  }

  /** Makes jobs of seeds whose ids are free, one after the other, at an instant. */
  *fromSeeds(seeds: readonly JobSeed[], now: number, isTaken: (id: string) => boolean): Generator<Job> {
    const asked = new Set(seeds.map(seedId))
    const context = this.#context(now, (id) => isTaken(id) || asked.has(id))
    for (const seed of seeds) yield jobFromSeed(seed, context)
  }

  /** Makes the job that a client creates: it waits to be started, and then goes the way of its outcome. */
  fromRequest(
    seed: JobSeed,
    region: string | undefined,
    outcomeFor: (job: Job) => GivenOutcome | undefined,
    now: number,
    isTaken: (id: string) => boolean
  ): Job {
    const context = this.#context(now, isTaken)
    const job = jobFromSeed(seed, { ...context, region: region ?? context.region })
    const outcome = outcomeFor(job)
    const { plan, assetId } = outcome ?? {}
    return {
      ...job,
      signsUrl: true,
      assetId: isUploadedAsset(job.type) ? (assetId ?? this.#assetIdFor(job)) : undefined,
      plan: this.#unstarted,
      startPlan: typeof plan === 'object' ? plan : this.plans[plan ?? 'succeeds'],
      outcome: outcome?.id,
      checksUpload: plan === undefined
    }
  }

  #context(now: number, isTaken: (id: string) => boolean): SeedContext {
    const { accountId, region } = this.#origin
    const random = this.#random
    return { random, accountId, region, plans: this.plans, now, freshId: () => freeId(random, isTaken) }
  }

  /** The id that the asset of an import gets, where nobody says: the same for the same job. */
  #assetIdFor({ id }: Job): string {
    return this.#random.digest('asset', id).slice(0, id.length)
  }
}

/** Whether jobs of a type import the very content that is uploaded for them. */
function isUploadedAsset(type: JobType): boolean {
  const { signedUrl } = definitionOf(type)
  return signedUrl?.use === 'upload' && signedUrl.isAsset
}
