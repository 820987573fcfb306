import t from 'tap'
import type { JobSeed } from '../../../src/core/jobs/job-seed.js'
import { jobSeedProblems } from '../../../src/core/jobs/job-seed-problems.js'
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
