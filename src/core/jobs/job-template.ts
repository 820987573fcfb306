import { epochMs } from '../time/instant.js'
import type { PartialJobDetails } from './job-details.js'
import { type JobSeed, seedId } from './job-seed.js'
import { definitionOf } from './job-types.js'
import { type MentionSignatures, mentionsOf } from './mentions.js'
import { mergeDetails } from './merge-details.js'
import { normalizeInstants, normalizePlan } from './normalize-instants.js'
import type { Plan } from './plan.js'
import { needsSamples } from './sample-details.js'
import { signsUrl } from './signs-url.js'

/**
 * What a seed decides about its job in any sandbox. The jobs that are made from one template share its parts, as those
 * of a seed share the parts of the seed. Nothing changes them: a job that changes gets new ones.
 */
export interface JobTemplate {
  readonly seed: JobSeed
  readonly id: string | undefined
  readonly createdAt: number | undefined
  readonly updatedAt: number | undefined
  /** The steps of the plan; undefined if the seed names a plan, because each sandbox has its own durations for it. */
  readonly steps: Plan | undefined
  /** Undefined if the Details need samples, which each sandbox makes for itself. */
  readonly complete: CompleteDetails | undefined
  readonly signsUrl: boolean
  /** Whether objects are moved for the job if there is a storage. */
  readonly movesObjects: boolean
}

/** Details that need no samples. */
interface CompleteDetails {
  /** The Details as they are in the first step of the plan. */
  readonly details: PartialJobDetails
  readonly mentions: Readonly<MentionSignatures>
}

/** Makes the template of a seed, which must have no problems. */
export function jobTemplate(seed: JobSeed): JobTemplate {
  const steps = stepsOf(seed)
  return {
    seed,
    id: seedId(seed),
    createdAt: epochMs(seed.CreatedAt),
    updatedAt: epochMs(seed.UpdatedAt),
    steps,
    complete: completeDetailsOf(seed, steps),
    signsUrl: signsUrl(seed),
    movesObjects: definitionOf(seed.Type).objects !== undefined
  }
}

function stepsOf({ plan, State }: JobSeed): Plan | undefined {
  if (typeof plan === 'object') return normalizePlan(plan)
  return plan === undefined && State !== undefined ? [{ state: State }] : undefined
}

function completeDetailsOf({ Type, Details }: JobSeed, steps: Plan = []): CompleteDetails | undefined {
  if (Details === undefined || needsSamples(Type, Details)) return undefined
  const details = mergeDetails(normalizeInstants(Details), steps[0]?.details)
  return { details, mentions: mentionsOf({ details, plan: steps, startPlan: undefined }) }
}
