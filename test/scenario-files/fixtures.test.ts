import t from 'tap'
import { BUILT_IN_FIXTURES } from '../../src/built-in-fixtures.js'
import { defaultConfig } from '../../src/config/config.js'
import { JobErrorCode, JobErrorLimitName } from '../../src/core/jobs/job-error.js'
import { JobState } from '../../src/core/jobs/job-state.js'
import { JobType } from '../../src/core/jobs/job-types.js'
import { loadBuiltIn, loadScenarios } from '../../src/scenario-files/load-scenarios.js'

const { files, problems, warnings } = await loadScenarios(defaultConfig().fixtures)
const jobs = files.flatMap(({ scenario }) => scenario.jobs ?? [])
const faults = files.flatMap(({ scenario }) => scenario.faults ?? [])

t.test(
  'the built-in fixtures are valid, without warnings, and their ids have the form that the service uses',
  async (t) => {
    t.strictSame([problems, warnings], [[], []])
    for (const { Id } of jobs) t.match(Id, /^[a-zA-Z0-9]{30,40}$/)
  }
)

t.test('the built-in fixtures have a job for each type in each state', async (t) => {
  for (const type of JobType.enum) {
    const states = jobs.filter((job) => job.Type === type && !job.plan).map((job) => job.State)
    for (const state of JobState.enum) t.ok(states.includes(state), `${type} ${state}`)
  }
})

t.test(
  'the built-in fixtures have a job for each error code and each limit, with and without a resource',
  async (t) => {
    const errors = jobs.flatMap(({ Errors = [] }) => Errors)
    for (const code of JobErrorCode.enum)
      t.ok(
        errors.some(({ Code }) => Code === code),
        code
      )
    for (const limit of JobErrorLimitName.enum)
      t.ok(
        errors.some(({ LimitName }) => LimitName === limit),
        limit
      )
    t.ok(errors.some(({ ResourceId }) => ResourceId !== undefined))
    t.ok(errors.some(({ ResourceId }) => ResourceId === undefined))
  }
)

t.test('for each exception that GetJob documents, one job always returns it and one recovers', async (t) => {
  const documented = [
    'ResourceNotFoundException',
    'ThrottlingException',
    'ValidationException',
    'InternalServerException'
  ]
  for (const exception of documented) {
    const rules = faults.filter(({ effect }) => effect?.exception === exception)
    for (const times of [undefined, 2]) {
      const rule = rules.find((each) => each.times === times)
      t.ok(
        jobs.some(({ Id }) => Id === rule?.match?.jobId),
        `${exception}, ${times ?? 'always'}`
      )
    }
  }
})

t.test('the built-in fixtures, which are not validated at the start, pass validation', async (t) => {
  const { files, problems, warnings } = await loadScenarios([BUILT_IN_FIXTURES])
  t.strictSame(problems, [])
  t.strictSame(loadBuiltIn(), { files, problems, warnings })
})
