import t from 'tap'
import type { Fault, Outcome } from '../../src/client/index.js'
import { describeEffect, describeFiring, describeMatch } from '../../src/console/views/faults/describe-fault.js'
import { describeJobs, describePlan, describeTimes } from '../../src/console/views/faults/describe-outcome.js'

t.test('which requests a fault is for, in words', async (t) => {
  const words: [NonNullable<Fault['match']> | undefined, string][] = [
    [undefined, 'All requests'],
    [{}, 'All requests'],
    [{ operation: 'GetJob' }, 'GetJob requests'],
    [{ operation: 'GetJob', jobId: 'j', attempt: 2 }, 'GetJob requests for the job j, attempt 2'],
    [
      { type: 'EXPORT_ASSETS_TO_S3', state: 'ERROR' },
      'All requests for jobs of type EXPORT_ASSETS_TO_S3 and jobs in state ERROR'
    ],
    [
      { dataSetId: 'd', revisionId: 'r', assetId: 'a' },
      'All requests for the data set d, the revision r and the asset a'
    ],
    [{ attempt: 1 }, 'All requests, attempt 1']
  ]
  for (const [match, expected] of words) t.equal(describeMatch(match === undefined ? {} : { match }), expected)
})

t.test('what a fault does, in words', async (t) => {
  const words: [Pick<Fault, 'delay'> & { effect?: Extract<Fault, { effect: unknown }>['effect'] }, string][] = [
    [{ effect: { exception: 'ThrottlingException' } }, 'ThrottlingException'],
    [{ effect: { exception: 'ThrottlingException', retryAfterSeconds: 2 } }, 'ThrottlingException, retry after 2 s'],
    [{ effect: { gateway: 'expired-token' } }, 'Gateway responds expired-token'],
    [{ effect: { response: { status: 502 }, retryAfterSeconds: 0 } }, 'Responds with status 502, retry after 0 s'],
    [{ effect: { connection: 'reset' } }, 'Resets the connection'],
    [{ effect: { connection: 'hang' } }, 'Does not respond'],
    [{ effect: { connection: 'drip', paceMs: 50 } }, 'Sends the body byte by byte, one in 50 ms'],
    [{ effect: { quota: { requests: 1, perMs: 1000 } } }, 'Throttles above 1 request in 1 s'],
    [{ effect: { quota: { requests: 10, perMs: 1000, burst: 20 } } }, 'Throttles above 10 requests in 1 s, 20 at once'],
    [{ delay: { ms: 250 } }, 'Waits 250 ms'],
    [{ delay: { ms: 250 }, effect: { connection: 'empty' } }, 'Waits 250 ms. Closes the connection without a response'],
    [{ delay: { uniformMs: [20, 80] } }, 'Waits 20 ms to 80 ms'],
    [{ delay: { lognormal: { medianMs: 200, sigma: 1, maxMs: 2000 } } }, 'Waits about 200 ms, at most 2 s']
  ]
  for (const [fault, expected] of words)
    t.equal(describeEffect(fault as Parameters<typeof describeEffect>[0]), expected)
})

t.test('when a fault fires, in words', async (t) => {
  t.equal(describeFiring({}), '')
  t.equal(describeFiring({ times: 1 }), 'once')
  t.equal(
    describeFiring({ skip: 1, every: 3, probability: 0.1, times: 2, ttlMs: 60_000 }),
    'after 1 request, on every 3rd request, with a probability of 0.1, 2 times, for 1 min'
  )
  t.equal(describeFiring({ skip: 2, every: 12 }), 'after 2 requests, on every 12th request')
  t.equal(describeFiring({ skip: 0, every: 1, probability: 0 }), 'with a probability of 0')
})

t.test('an outcome, in words', async (t) => {
  const outcome: Outcome = {
    match: { type: 'IMPORT_ASSETS_FROM_S3', dataSetId: 'd', bucket: 'b', nth: 2, eventAction: false },
    times: 1,
    assetId: 'a',
    plan: [{ state: 'WAITING', forPolls: 1 }, { state: 'IN_PROGRESS', forMs: 2000 }, { state: 'ERROR' }]
  }
  t.equal(
    describeJobs(outcome),
    'The 2nd of the IMPORT_ASSETS_FROM_S3 jobs on the data set d and the bucket b that clients create'
  )
  t.equal(describePlan(outcome), 'WAITING for 1 poll → IN_PROGRESS for 2 s → ERROR, creates the asset a')
  t.equal(describeTimes(outcome), 'one job')
  t.strictSame([describeJobs({}), describePlan({ plan: 'fails' }), describeTimes({})], ['All jobs', 'fails', ''])
})
