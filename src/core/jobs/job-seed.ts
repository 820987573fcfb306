import { type Static, Type } from '@sinclair/typebox'
import { MAX_RESOURCE_ID_LENGTH, ResourceId } from '../model/id.js'
import { Instant } from '../time/instant.js'
import type { Path } from '../validation/problem.js'
import { AssetConfiguration } from './job.js'
import { PartialJobDetails } from './job-details.js'
import { JobError } from './job-error.js'
import { JobState } from './job-state.js'
import { JobType } from './job-types.js'
import { type NamedPlans, type Plan, PlanSeed } from './plan.js'

/** What stands before the last slash of the ARN of a job. */
const JOBS = ':jobs'

/**
 * A job as users give it: the wire shape, of which any part can be left out, and a plan. A response that was copied
 * from the service is a seed.
 */
export const JobSeed = Type.Object(
  {
    Arn: Type.Optional(Type.String({ minLength: 1, maxLength: 2048 })),
    AssetConfiguration: Type.Optional(AssetConfiguration),
    CreatedAt: Type.Optional(Instant),
    Details: Type.Optional(PartialJobDetails),
    Errors: Type.Optional(Type.Array(JobError, { minItems: 1 })),
    Id: Type.Optional(ResourceId),
    State: Type.Optional(JobState),
    Type: JobType,
    UpdatedAt: Type.Optional(Instant),
    plan: Type.Optional(PlanSeed)
  },
  {
    additionalProperties: false,
    description: 'A job in the shape of a GetJob response, or any part of it, with an optional plan.'
  }
)
export type JobSeed = Static<typeof JobSeed>

/** The id that a seed asks for: its own, or the one in its ARN, so that the two agree. */
export function seedId({ Id, Arn }: JobSeed): string | undefined {
  if (Id !== undefined || Arn === undefined) return Id
  const slash = Arn.lastIndexOf('/')
  const id = Arn.slice(slash + 1)
  const isOfJob = slash >= JOBS.length && Arn.startsWith(JOBS, slash - JOBS.length)
  return isOfJob && id.length > 0 && id.length <= MAX_RESOURCE_ID_LENGTH ? id : undefined
}

/** The path of the member of a seed that its id comes from. */
export function seedIdPath({ Id }: JobSeed, at: Path): Path {
  return [...at, Id === undefined ? 'Arn' : 'Id']
}

/** The plan of a seed: its steps, the plan that it names, the one state that it gives, or else `succeeds`. */
export function seedPlan(seed: JobSeed, plans: NamedPlans): Plan {
  if (typeof seed.plan === 'object') return seed.plan
  if (seed.plan === undefined && seed.State !== undefined) return [{ state: seed.State }]
  return plans[seed.plan ?? 'succeeds']
}
