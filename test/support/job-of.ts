import type { Job } from '../../src/core/jobs/job.js'
import { jobFromSeed } from '../../src/core/jobs/job-from-seed.js'
import type { JobSeed } from '../../src/core/jobs/job-seed.js'
import { namedPlans } from '../../src/core/jobs/plan.js'
import { Random } from '../../src/core/random.js'

/** The instant at which `jobOf` seeds jobs, in epoch milliseconds. */
export const SEEDED_AT = Date.UTC(2026, 2, 2, 9, 15)

const plans = namedPlans({ waitingMs: 1000, inProgressMs: 3000 })

/** The job that a seed describes, in the account 123456789012 and the region eu-west-1. */
export function jobOf(seed: JobSeed, randomSeed = 1): Job {
  const random = new Random({ seed: randomSeed, scope: 'test', count: 0 })
  return jobFromSeed(seed, {
    random,
    accountId: '123456789012',
    region: 'eu-west-1',
    jobsArn: 'arn:aws:dataexchange:eu-west-1:123456789012:jobs/',
    now: SEEDED_AT,
    plans,
    freshId: () => random.id()
  })
}
