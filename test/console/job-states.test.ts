import t from 'tap'
import { ERROR_CODES, NEXT_STATES, STATES } from '../../src/console/views/jobs/job-states.js'
import { JobErrorCode } from '../../src/core/jobs/job-error.js'
import { JobState, TRANSITIONS } from '../../src/core/jobs/job-state.js'

t.test("the console's copies of states, transitions and error codes are those of the server", async (t) => {
  t.strictSame(STATES.toSorted(), JobState.enum.toSorted())
  t.strictSame(NEXT_STATES, TRANSITIONS)
  t.strictSame(ERROR_CODES, JobErrorCode.enum)
})
