import type { Path, Problem } from '../validation/problem.js'
import type { PartialJobDetails } from './job-details.js'
import { DETAILS_MEMBER, type JobType } from './job-types.js'
import type { Plan } from './plan.js'

/** The members of Details that do not belong to the type of the job. */
export function detailsProblems(type: JobType, details: PartialJobDetails | undefined, at: Path): Problem[] {
  const member = DETAILS_MEMBER[type]
  return Object.keys(details ?? {})
    .filter((name) => name !== member)
    .map((name) => ({
      at: [...at, name],
      message: `does not belong to a job of type ${type}; its Details are ${member}`
    }))
}

/** The same for the Details that the steps of a plan add. */
export function planDetailsProblems(type: JobType, plan: Plan, at: Path): Problem[] {
  return plan.flatMap(({ details }, index) => detailsProblems(type, details, [...at, index, 'details']))
}
