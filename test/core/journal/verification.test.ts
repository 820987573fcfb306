import t from 'tap'
import { Verification } from '../../../src/core/journal/verification.js'
import { validate } from '../../../src/core/validation/validate.js'

const isValid = (verification: unknown) => validate(Verification, verification).length === 0

t.test('what can be expected of a client', async (t) => {
  const match = { operation: 'GetJob', jobId: 'j', status: 100, errorType: 'E', state: 'ERROR', fault: 'f', attempt: 0 }
  for (const verification of [
    {},
    { match: {} },
    { match },
    { match: { status: 599 } },
    { count: {} },
    { count: { min: 0, max: Number.MAX_SAFE_INTEGER } },
    { minGapMs: 0, minGapFactor: 0.5, maxAttempts: 1 },
    { order: [match] },
    { order: Array(100).fill({}) }
  ]) {
    t.ok(isValid(verification), JSON.stringify(verification).slice(0, 80))
  }
})

t.test('what no client can do, or nobody can mean, is refused', async (t) => {
  for (const verification of [
    { matches: {} },
    { match: { operation: 'GetJobs' } },
    { match: { jobId: '' } },
    { match: { status: 99 } },
    { match: { status: 600 } },
    { match: { errorType: '' } },
    { match: { state: 'DONE' } },
    { match: { fault: '' } },
    { match: { attempt: -1 } },
    { match: { attempt: 1.5 } },
    { match: { path: '/' } },
    { count: { min: -1 } },
    { count: { max: 0.5 } },
    { count: { exactly: 1 } },
    { minGapMs: -1 },
    { minGapFactor: -1 },
    { maxAttempts: 0 },
    { order: [] },
    { order: [{ path: '/' }] },
    { order: Array(101).fill({}) }
  ]) {
    t.notOk(isValid(verification), JSON.stringify(verification).slice(0, 80))
  }
})
