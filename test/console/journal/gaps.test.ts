import t from 'tap'
import { gapBetween, previousPoll } from '../../../src/console/live/journal/gaps.js'
import { openRequest, requestOf } from '../../support/requests-of.js'

t.test('a gap is from the end of a request to the arrival of another', async (t) => {
  t.equal(gapBetween(requestOf(1, { durationMs: 250 }), requestOf(2)), 750)
  t.equal(gapBetween(requestOf(1, { durationMs: 1500 }), requestOf(2)), 0, 'they overlapped')
  t.equal(gapBetween(openRequest(1), requestOf(2)), undefined, 'the first has not ended')
})

t.test('the previous poll is the last GetJob on the same job', async (t) => {
  const requests = [
    requestOf(1),
    requestOf(2, { jobId: 'other' }),
    requestOf(4, { operation: 'CancelJob' }),
    requestOf(5, { operation: 'ListJobs', jobId: undefined as never }),
    requestOf(6)
  ]
  t.equal(previousPoll(requests, requestOf(6)), requests[0])
  t.equal(previousPoll(requests, requestOf(1)), undefined)
  t.equal(previousPoll(requests, requestOf(4, { operation: 'CancelJob' })), undefined, 'this is no poll')
  t.equal(previousPoll(requests, requestOf(7, { jobId: 'new' })), undefined)
})
