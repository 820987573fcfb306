import { type Static, Type } from '@sinclair/typebox'
import { formatInstant, Instant, parseInstant } from '../time/instant.js'
import { type Path, type Problem, repeatedIds } from '../validation/problem.js'
import { AssetConfiguration, type Job } from './job.js'
import { PartialJobDetails } from './job-details.js'
import { JobError } from './job-error.js'
import { JobState } from './job-state.js'
import { DETAILS_MEMBER, JobType } from './job-types.js'
import { completeState } from './lifecycle.js'
import { mergeDetails } from './merge-details.js'
import { type NamedPlans, namedPlans, type Plan, PlanSeed, type PlanStep, planProblems } from './plan.js'
import { completeDetails, type SampleContext } from './sample-details.js'

/** The longest id that a job can be seeded under, so that it fits in a URL's path. */
const MAX_ID_LENGTH = 256

/** A job as users give it: the wire shape, any part of it, and a plan. An answer pasted from the service is one. */
export const JobSeed = Type.Object(
  {
    Arn: Type.Optional(Type.String({ minLength: 1, maxLength: 2048 })),
    AssetConfiguration: Type.Optional(AssetConfiguration),
    CreatedAt: Type.Optional(Instant),
    Details: Type.Optional(PartialJobDetails),
    Errors: Type.Optional(Type.Array(JobError, { minItems: 1 })),
    Id: Type.Optional(Type.String({ minLength: 1, maxLength: MAX_ID_LENGTH })),
    State: Type.Optional(JobState),
    Type: JobType,
    UpdatedAt: Type.Optional(Instant),
    plan: Type.Optional(PlanSeed)
  },
  { additionalProperties: false, description: 'a job: the wire shape of GetJob, any part of it, and a plan' }
)
export type JobSeed = Static<typeof JobSeed>

/** What a sandbox gives to the jobs that are seeded in it. */
export interface SeedContext extends SampleContext {
  readonly plans: NamedPlans
  /** An id that no job has. */
  freshId(): string
}

/** What is wrong with seeds of the right shape that are to come in together. Gaps in the list are passed over. */
export function jobSeedsProblems(seeds: readonly (JobSeed | undefined)[], at: (index: number) => Path): Problem[] {
  return [
    ...seeds.flatMap((seed, index) => (seed ? jobSeedProblems(seed, at(index)) : [])),
    ...repeatedIds(
      seeds.map((seed) => seed && seedId(seed)),
      (index) => seedIdPath(seeds[index] as JobSeed, at(index))
    )
  ]
}

/** The states that the named plans go through, however long they take. */
const UNTIMED_PLANS = namedPlans({ waitingMs: 0, inProgressMs: 0 })

/** What is wrong with a seed of the right shape. */
export function jobSeedProblems(seed: JobSeed, at: Path): Problem[] {
  const plan = writtenPlan(seed, UNTIMED_PLANS)
  const problems = typeof seed.plan === 'object' ? planProblems(seed.plan, [...at, 'plan']) : []
  const first = (plan[0] as PlanStep).state
  if (seed.State !== undefined && seed.State !== first) {
    const message = `must be the first state of the plan, ${first}, not ${seed.State}; give the one or the other`
    problems.push({ at: [...at, 'State'], message })
  }
  if (seed.Errors && first !== 'ERROR') {
    const message = 'belongs to a job in ERROR; for a job that will fail, give `errors` in the ERROR step of its plan'
    problems.push({ at: [...at, 'Errors'], message })
  }
  problems.push(...detailsProblems(seed.Type, seed.Details, [...at, 'Details']))
  if (typeof seed.plan === 'object') {
    for (const [index, { details }] of seed.plan.entries()) {
      problems.push(...detailsProblems(seed.Type, details, [...at, 'plan', index, 'details']))
    }
  }
  return problems
}

/** Details that do not belong to the job's type. */
export function detailsProblems(type: JobType, details: PartialJobDetails | undefined, at: Path): Problem[] {
  const member = DETAILS_MEMBER[type]
  return Object.keys(details ?? {})
    .filter((name) => name !== member)
    .map((name) => ({
      at: [...at, name],
      message: `does not belong to a job of type ${type}; its Details are ${member}`
    }))
}

/** The id that a seed asks for: its own, or that in its ARN, so that the two agree. */
export function seedId({ Id, Arn }: JobSeed): string | undefined {
  return Id ?? Arn?.match(/:jobs\/([^/]{1,256})$/)?.[1]
}

/** Where in a seed its id stands. */
export function seedIdPath({ Id }: JobSeed, at: Path): Path {
  return [...at, Id === undefined ? 'Arn' : 'Id']
}

/**
 * Makes the job that a seed describes, at the first step of its plan. The seed must have no problems. What is given
 * is not copied: a fixture's Details and plan are the same objects in all sandboxes.
 */
export function createJob(seed: JobSeed, context: SeedContext): Job {
  const { now, region, accountId } = context
  const id = seedId(seed) ?? context.freshId()
  const details = normalizeInstants(completeDetails(seed.Type, seed.Details, context))
  const plan = normalizePlan(writtenPlan(seed, context.plans))
  const first = plan[0] as PlanStep
  const createdAt = seed.CreatedAt === undefined ? now : (parseInstant(seed.CreatedAt) as number)
  const job: Job = {
    id,
    arn: seed.Arn ?? `arn:aws:dataexchange:${region}:${accountId}:jobs/${id}`,
    type: seed.Type,
    createdAt,
    updatedAt: seed.UpdatedAt === undefined ? createdAt : (parseInstant(seed.UpdatedAt) as number),
    seededAt: now,
    assetConfiguration: seed.AssetConfiguration,
    details: mergeDetails(details, first.details),
    state: first.state,
    errors: undefined,
    signsUrl: signsUrl(seed),
    assetId: undefined,
    plan,
    startPlan: undefined,
    outcome: undefined,
    checksUpload: false,
    isStarted: false,
    step: 0,
    stepSince: now,
    stepPolls: 0,
    history: [{ state: first.state, at: now }]
  }
  // A job pasted in a state is shown as given, but for the errors without which it could not be in ERROR.
  return isPasted(seed) && first.state !== 'ERROR' ? job : completeState(job, first.errors ?? seed.Errors)
}

/** Whether a seed is an answer as it was found, or as good as one. */
function isPasted({ plan, Details }: JobSeed): boolean {
  return plan === undefined && Details !== undefined
}

/** Whether the server is to make a job's signed URL. It leaves a pasted answer as it is, but for what it must hold. */
function signsUrl(seed: JobSeed): boolean {
  switch (seed.Type) {
    case 'IMPORT_ASSET_FROM_API_GATEWAY_API':
      return true
    case 'IMPORT_ASSET_FROM_SIGNED_URL':
      return seed.Details === undefined
    default:
      return !isPasted(seed) && !bringsUrl(seed)
  }
}

/** Whether a plan brings the signed URL of an export along. */
function bringsUrl({ Details, plan }: JobSeed): boolean {
  const steps = typeof plan === 'object' ? plan : []
  return [Details, ...steps.map(({ details }) => details)].some((each) => each?.ExportAssetToSignedUrl?.SignedUrl)
}

/** The plan as given: by name, by steps, as the one state given, or what jobs usually do. */
function writtenPlan(seed: JobSeed, plans: NamedPlans): Plan {
  if (typeof seed.plan === 'object') return seed.plan
  if (seed.plan === undefined && seed.State !== undefined) return [{ state: seed.State }]
  return plans[seed.plan ?? 'succeeds']
}

/** The plan with the instants within its Details written the way the service does. */
function normalizePlan(plan: Plan): Plan {
  if (plan.every(({ details }) => details === undefined)) return plan
  return plan.map((step) => (step.details ? { ...step, details: normalizeInstants(step.details) } : step))
}

/** Writes the instants within Details the way the service does, whichever way they were given. */
export function normalizeInstants<T extends PartialJobDetails>(details: T): T {
  const normalized: Record<string, unknown> = {}
  for (const [member, value] of Object.entries(details)) normalized[member] = normalizeMember(value)
  return normalized as T
}

function normalizeMember(value: object): object {
  const instants = Object.entries(value).filter(([name]) => name.endsWith('ExpiresAt'))
  if (instants.length === 0) return value
  const written = instants.map(([name, text]) => [name, formatInstant(parseInstant(text) as number)])
  return { ...value, ...Object.fromEntries(written) }
}
