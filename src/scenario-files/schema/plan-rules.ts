import { isTerminal, JobState, TRANSITIONS } from '../../core/jobs/job-state.js'
import { DETAILS_MEMBER, JobType } from '../../core/jobs/job-types.js'
import { PlanSeed, PlanStep } from '../../core/jobs/plan.js'
import type { JsonSchema } from '../../core/schemas/json-schema.js'
import { atMostOneOf, each, ifGiven, ifThen, onlyMember, where, withRules } from './rules.js'

/** A step ends by time or by polls, and has errors only in the state ERROR. */
export function stepForm(): JsonSchema {
  return withRules(PlanStep, [
    ...atMostOneOf('forMs', 'forPolls'),
    ifGiven('errors', where('state', { const: 'ERROR' }))
  ])
}

/** The states of a plan follow one another by legal transitions. */
export function planForm(): JsonSchema {
  return withRules(PlanSeed, transitionRules(JobState.enum, 0))
}

/** Rules for plans of which the step at an index may have these states, about what may follow it. */
function transitionRules(states: readonly JobState[], index: number): JsonSchema[] {
  const last = states.filter(isTerminal)
  const others = states.filter((state) => !isTerminal(state))
  const next = JobState.enum.filter((state) => others.some((before) => TRANSITIONS[before].includes(state)))
  return [
    ifThen(stepAt(index, { enum: last }), { maxItems: index + 1 }),
    ...others.map((state) =>
      ifThen(stepAt(index, { const: state }), { prefixItems: stepsUpTo(index + 1, { enum: TRANSITIONS[state] }) })
    ),
    ...(next.length === 0 ? [] : transitionRules(next, index + 1))
  ]
}

/** A plan that is an array with a step at an index whose state matches. */
function stepAt(index: number, state: JsonSchema): JsonSchema {
  return { type: 'array', minItems: index + 1, prefixItems: stepsUpTo(index, state) }
}

function stepsUpTo(index: number, state: JsonSchema): (JsonSchema | true)[] {
  return [...new Array<true>(index).fill(true), where('state', state)]
}

/** A plan that is an array whose first state matches. */
export function firstState(state: JsonSchema): JsonSchema {
  return stepAt(0, state)
}

/** A rule for plans whose steps have details that match. */
export function stepDetails(rule: JsonSchema): JsonSchema {
  return each(where('details', rule))
}

/** Returns a rule for each job type. `rule` returns that of a type, for which there is a rule for its Details. */
export function rulesByType(rule: (type: JsonSchema, ofDetails: JsonSchema) => JsonSchema): JsonSchema[] {
  return JobType.enum.map((type) => rule({ const: type }, onlyMember(DETAILS_MEMBER[type])))
}
