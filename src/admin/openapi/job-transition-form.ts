import { JobState } from '../../core/jobs/job-state.js'
import { closed, type JsonSchema, omit } from '../../core/schemas/json-schema.js'
import { StringEnum } from '../../core/validation/string-enum.js'
import { JobTransition } from '../jobs/transition-body.js'

/** Returns the published form of `JobTransition`: only the state ERROR has errors. */
export function jobTransitionForm(): JsonSchema {
  const { properties, description } = JobTransition
  const others = JobState.enum.filter((state) => state !== 'ERROR')
  return {
    description,
    oneOf: [
      closed({ ...omit(properties, ['errors']), state: StringEnum(others) }, ['state'], {
        title: 'Transition to a state without errors'
      }),
      closed({ ...properties, state: StringEnum(['ERROR']) }, ['state'], { title: 'Transition to ERROR' })
    ]
  }
}
