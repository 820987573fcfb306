import { type Static, Type } from '@sinclair/typebox'
import { detailsProblems } from '../jobs/details-problems.js'
import { whyIllegal } from '../jobs/job-state.js'
import { JobType } from '../jobs/job-types.js'
import { PlanSeed, planProblems } from '../jobs/plan.js'
import { Identifier, ResourceId } from '../model/id.js'
import { type Path, type Problem, repeatedIds } from '../validation/problem.js'

/** Which created jobs an outcome applies to. All given members must match. */
export const OutcomeMatch = Type.Object(
  {
    type: Type.Optional(JobType),
    dataSetId: Type.Optional(
      Type.String({ minLength: 1, description: 'The id of the data set that the job works on.' })
    ),
    revisionId: Type.Optional(
      Type.String({ minLength: 1, description: 'The id of one of the revisions that the job imports or exports.' })
    ),
    assetName: Type.Optional(Type.String({ description: 'The name under which the job imports an asset.' })),
    bucket: Type.Optional(
      Type.String({ minLength: 1, description: 'The name of one of the buckets that the job reads or writes.' })
    ),
    eventAction: Type.Optional(
      Type.Boolean({ description: 'Whether an event action started the job, or a client created it.' })
    ),
    nth: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: Number.MAX_SAFE_INTEGER,
        description: 'Selects only the n-th of the jobs that the other members match.'
      })
    )
  },
  {
    additionalProperties: false,
    description: 'All given members must match. Without members, every created job matches.'
  }
)
export type OutcomeMatch = Static<typeof OutcomeMatch>

/** An outcome for jobs that clients create, as users write it. */
export const OutcomeSeed = Type.Object(
  {
    id: Type.Optional(Identifier),
    match: Type.Optional(OutcomeMatch),
    plan: Type.Optional(PlanSeed),
    times: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: Number.MAX_SAFE_INTEGER,
        description: 'To how many jobs the outcome can be applied. Unlimited if absent.'
      })
    ),
    assetId: Type.Optional(Type.String({ ...ResourceId, description: 'The id of the asset that an import creates.' }))
  },
  { additionalProperties: false, description: 'What happens to jobs that clients create, once they are started.' }
)
export type OutcomeSeed = Static<typeof OutcomeSeed>

/** Returns what is wrong with outcomes that have the right shape and are added together. Skips gaps in the list. */
export function outcomeSeedsProblems(
  seeds: readonly (OutcomeSeed | undefined)[],
  at: (index: number) => Path
): Problem[] {
  return [
    ...seeds.flatMap((seed, index) => (seed ? outcomeProblems(seed, at(index)) : [])),
    ...repeatedIds(
      seeds.map((seed) => seed?.id),
      (index) => [...at(index), 'id']
    )
  ]
}

function outcomeProblems({ match = {}, plan, assetId }: OutcomeSeed, at: Path): Problem[] {
  if (plan === undefined && assetId === undefined) {
    return [{ at: [...at, 'plan'], message: 'is missing, and so is `assetId`: an outcome needs one or both' }]
  }
  if (typeof plan !== 'object') return []
  const problems = planProblems(plan, [...at, 'plan'])
  const first = plan[0]?.state
  const illegal = first === undefined || first === 'WAITING' ? undefined : whyIllegal('WAITING', first)
  if (illegal)
    problems.push({ at: [...at, 'plan', 0, 'state'], message: `a job is WAITING when it is started: ${illegal}` })
  for (const [index, { details }] of plan.entries()) {
    if (details === undefined) continue
    const where = [...at, 'plan', index, 'details']
    if (match.type !== undefined) problems.push(...detailsProblems(match.type, details, where))
    else problems.push({ at: where, message: 'belongs to a job of one type: give that in `match.type`' })
  }
  return problems
}
