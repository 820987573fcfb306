import type { Steps } from '../time/steps.js'
import { type Path, type Problem, repetitionCheck } from '../validation/problem.js'
import { detailsProblems, planDetailsProblems } from './details-problems.js'
import { type JobSeed, seedId, seedIdPath, seedPlan } from './job-seed.js'
import { namedPlans, type PlanStep, planProblems } from './plan.js'

/** The named plans for their states alone, so that their durations do not matter. */
const UNTIMED_PLANS = namedPlans({ waitingMs: 0, inProgressMs: 0 })

/**
 * Returns what is wrong with valid seeds that are to be added together, and yields after each. Skips gaps in the list.
 */
export function* jobSeedsProblems(
  seeds: readonly (JobSeed | undefined)[],
  at: (index: number) => Path
): Steps<Problem[]> {
  const problems: Problem[] = []
  const repeated: Problem[] = []
  const check = repetitionCheck((index) => seedIdPath(seeds[index] as JobSeed, at(index)))
  for (const [index, seed] of seeds.entries()) {
    if (seed) {
      problems.push(...jobSeedProblems(seed, at(index)))
      repeated.push(...check(seedId(seed), index))
    }
    yield
  }
  return [...problems, ...repeated]
}

/** What is wrong with a seed that its schema allows. */
export function jobSeedProblems(seed: JobSeed, at: Path): Problem[] {
  const steps = typeof seed.plan === 'object' ? seed.plan : []
  return [
    ...planProblems(steps, [...at, 'plan']),
    ...firstStateProblems(seed, at),
    ...detailsProblems(seed.Type, seed.Details, [...at, 'Details']),
    ...planDetailsProblems(seed.Type, steps, [...at, 'plan'])
  ]
}

/** Members that contradict the state in which the job begins. */
function firstStateProblems(seed: JobSeed, at: Path): Problem[] {
  const problems: Problem[] = []
  const first = (seedPlan(seed, UNTIMED_PLANS)[0] as PlanStep).state
  if (seed.State !== undefined && seed.State !== first) {
    const message = `must be the first state of the plan, ${first}, not ${seed.State}; give the one or the other`
    problems.push({ at: [...at, 'State'], message })
  }
  if (seed.Errors && first !== 'ERROR') {
    const message = 'belongs to a job in ERROR; for a job that will fail, give `errors` in the ERROR step of its plan'
    problems.push({ at: [...at, 'Errors'], message })
  }
  return problems
}
