import t from 'tap'
import type { JobSeed } from '../../../src/core/jobs/job-seed.js'
import { jobSeedProblems, jobSeedsProblems } from '../../../src/core/jobs/job-seed-problems.js'
import { atOnce } from '../../../src/core/time/steps.js'
import { Type } from '../../support/jobs.js'

t.test('members of a seed that contradict each other are refused, each at its path', async (t) => {
  const paths = (seed: JobSeed) => jobSeedProblems(seed, []).map(({ at }) => at)
  t.strictSame(paths({ Type, State: 'COMPLETED', plan: 'succeeds' }), [['State']])
  t.strictSame(paths({ Type, State: 'WAITING', plan: 'succeeds' }), [])
  t.strictSame(paths({ Type, Errors: [{ Code: 'MALWARE_DETECTED', Message: 'm' }] }), [['Errors']])
  t.strictSame(paths({ Type, Details: { ImportAssetsFromS3: {} } }), [['Details', 'ImportAssetsFromS3']])
  t.strictSame(paths({ Type, plan: [{ state: 'WAITING', details: { ImportAssetsFromS3: {} } }] }), [
    ['plan', 0, 'details', 'ImportAssetsFromS3']
  ])
})

t.test('seeds that are added together are each checked at their places, and their ids must differ', async (t) => {
  const paths = (...seeds: (JobSeed | undefined)[]) =>
    atOnce(jobSeedsProblems(seeds, (index) => ['jobs', index])).map(({ at }) => at.join('.'))
  const Arn = 'arn:aws:dataexchange:us-east-1:1:jobs/a'
  t.strictSame(paths({ Type, Id: 'a' }, undefined, { Type }, { Type }, { Type, Id: 'b', Arn }), [])
  t.strictSame(paths({ Type, Id: 'a' }, undefined, { Type, Arn }, { Type, Id: 'a' }), ['jobs.2.Arn', 'jobs.3.Id'])
  t.strictSame(paths(undefined, { Type, plan: [{ state: 'COMPLETED' }, { state: 'WAITING' }] }), [
    'jobs.1.plan.1.state'
  ])
})
