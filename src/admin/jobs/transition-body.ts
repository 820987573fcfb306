import { Type } from '@sinclair/typebox'
import { PartialJobDetails } from '../../core/jobs/job-details.js'
import { JobError } from '../../core/jobs/job-error.js'
import { JobState } from '../../core/jobs/job-state.js'

/** The state that a job is moved to, and what it gets with it. */
export const JobTransition = Type.Object(
  {
    state: JobState,
    errors: Type.Optional(
      Type.Array(JobError, {
        minItems: 1,
        description:
          'The value of `Errors`. Only allowed for the state ERROR, for which one is made up if it is absent.'
      })
    ),
    details: Type.Optional(PartialJobDetails)
  },
  { additionalProperties: false, description: 'The state that the job is moved to, and what it gets with it.' }
)
