import { JobState, TRANSITIONS } from '../../core/jobs/job-state.js'
import { namedPlans, PlanName } from '../../core/jobs/plan.js'
import { OutcomeSeed } from '../../core/outcomes/outcome.js'
import type { JsonSchema } from '../../core/schemas/json-schema.js'
import { firstState, rulesByType, stepDetails } from './plan-rules.js'
import { anyOfMembers, each, ifGiven, ifThen, when, where, without, withRules } from './rules.js'

const PLANS = namedPlans({ waitingMs: 0, inProgressMs: 0 })

/** The names of the plans that begin in a state. */
function plansFrom(state: JobState): PlanName[] {
  return PlanName.enum.filter((name) => PLANS[name][0]?.state === state)
}

/** A job has the Details of its type, and what it begins with does not contradict its plan. */
export function jobSeedRules(): JsonSchema[] {
  const inError = { const: 'ERROR' }
  return [
    ...rulesByType((type, details) =>
      when('Type', type, { properties: { Details: details, plan: stepDetails(details) } })
    ),
    ...JobState.enum.map((state) => {
      const steps = firstState({ const: state })
      const names = plansFrom(state)
      return when(
        'State',
        { const: state },
        where('plan', names.length === 0 ? steps : { anyOf: [{ enum: names }, steps] })
      )
    }),
    ifGiven(
      'Errors',
      ifThen({ required: ['plan'] }, where('plan', firstState(inError)), {
        ...where('State', inError),
        required: ['State']
      })
    )
  ]
}

/** An outcome has a plan that can follow WAITING, or an asset; the Details in its plan need a type. */
export function outcomeForm(): JsonSchema {
  const first: JobState[] = ['WAITING', ...TRANSITIONS.WAITING]
  const hasType = (type: JsonSchema) => ({
    ...where('match', { ...where('type', type), required: ['type'] }),
    required: ['match']
  })
  return withRules(OutcomeSeed, [
    anyOfMembers('plan', 'assetId'),
    where('plan', ifThen({ type: 'array' }, firstState({ enum: first }))),
    ...rulesByType((type, details) => ifThen(hasType(type), where('plan', stepDetails(details)))),
    ifThen({ not: hasType({}) }, where('plan', each(without('details'))))
  ])
}
