import { jobSeedWarnings } from '../jobs/job-seed-warnings.js'
import type { Problem } from '../validation/problem.js'
import type { Scenario } from './scenario.js'

/** Returns where the jobs of a valid scenario differ from what the service could send; see `jobSeedWarnings`. */
export function scenarioWarnings({ jobs = [] }: Scenario): Problem[] {
  return jobs.flatMap((seed, index) => jobSeedWarnings(seed, ['jobs', index]))
}
