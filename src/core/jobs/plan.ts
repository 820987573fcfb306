import { type Static, Type } from '@sinclair/typebox'
import type { Path, Problem } from '../validation/problem.js'
import { StringEnum } from '../validation/string-enum.js'
import { PartialJobDetails } from './job-details.js'
import { JobError } from './job-error.js'
import { JobState, whyIllegal } from './job-state.js'

/** The longest duration of a step, in milliseconds: a hundred years. */
const MAX_STEP_MS = 100 * 365 * 24 * 3600 * 1000

/** A state of a job, how long it lasts, and what the job gets with it. */
export const PlanStep = Type.Object(
  {
    state: JobState,
    forMs: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: MAX_STEP_MS,
        description: "How long the step lasts, in milliseconds of the sandbox's time."
      })
    ),
    forPolls: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: Number.MAX_SAFE_INTEGER,
        description: 'How many responses of GetJob show the step before it ends.'
      })
    ),
    errors: Type.Optional(
      Type.Array(JobError, { minItems: 1, description: 'The value of `Errors`. Only allowed in the state ERROR.' })
    ),
    details: Type.Optional(PartialJobDetails)
  },
  {
    additionalProperties: false,
    description:
      'A state of the job. Without `forMs` or `forPolls`, the job stays in it until a request changes its state.'
  }
)
export type PlanStep = Static<typeof PlanStep>

/** A plan: the steps that a job goes through. It begins with the first. */
export type Plan = readonly PlanStep[]

/** The name of a plan. */
export const PlanName = StringEnum(['succeeds', 'fails', 'waits', 'hangs', 'cancelled', 'times-out'])
export type PlanName = Static<typeof PlanName>

/** A plan as users give it: a name, or the steps. */
export const PlanSeed = Type.Union([PlanName, Type.Array(PlanStep, { minItems: 1 })], {
  description: 'The states that the job goes through, or the name of a predefined plan.'
})
export type PlanSeed = Static<typeof PlanSeed>

/** How long the steps of the named plans last, and how long a created job waits to be started, in milliseconds. */
export interface PlanDurations {
  readonly waitingMs: number
  readonly inProgressMs: number
  readonly unstartedMs: number
}

/** The steps of the named plans. */
export type NamedPlans = Readonly<Record<PlanName, Plan>>

/** Returns the steps of the named plans. All jobs of a world share one such set. */
export function namedPlans({ waitingMs, inProgressMs }: Omit<PlanDurations, 'unstartedMs'>): NamedPlans {
  const waiting: PlanStep = { state: 'WAITING', forMs: waitingMs }
  const inProgress: PlanStep = { state: 'IN_PROGRESS', forMs: inProgressMs }
  return {
    succeeds: [waiting, inProgress, { state: 'COMPLETED' }],
    fails: [waiting, inProgress, { state: 'ERROR' }],
    waits: [{ state: 'WAITING' }],
    hangs: [{ state: 'IN_PROGRESS' }],
    cancelled: [waiting, { state: 'CANCELLED' }],
    'times-out': [waiting, inProgress, { state: 'TIMED_OUT' }]
  }
}

/**
 * Returns the steps that the named plans have once StartJob has been called: without the WAITING step, unless they have
 * no other. AWS: the user guide has WAITING for jobs that are not yet started, and IN_PROGRESS from then on.
 */
export function startedPlans(plans: NamedPlans): NamedPlans {
  const started = Object.entries(plans).map(([name, plan]) => [name, plan.length > 1 ? afterWaiting(plan) : plan])
  return Object.fromEntries(started) as NamedPlans
}

function afterWaiting(plan: Plan): Plan {
  return plan[0]?.state === 'WAITING' ? plan.slice(1) : plan
}

/** What is wrong with a plan that its schema allows. */
export function planProblems(plan: Plan, at: Path): Problem[] {
  const problems: Problem[] = []
  for (const [index, step] of plan.entries()) {
    const before = plan[index - 1]
    const illegal = before && whyIllegal(before.state, step.state)
    if (illegal) problems.push({ at: [...at, index, 'state'], message: illegal })
    if (step.errors && step.state !== 'ERROR') {
      problems.push({ at: [...at, index, 'errors'], message: `belongs to a step in ERROR, not in ${step.state}` })
    }
    if (step.forMs !== undefined && step.forPolls !== undefined) {
      problems.push({ at: [...at, index], message: 'ends after forMs or after forPolls: give one of them' })
    }
  }
  return problems
}
