import t from 'tap'
import { Calls } from '../../../src/console/live/journal/calls.js'
import {
  ANY_FAULT,
  filterCalls,
  filterRequests,
  isFiltering,
  NO_FILTER,
  NO_RESPONSE,
  type RequestFilter
} from '../../../src/console/live/journal/request-filter.js'
import { openRequest, requestOf } from '../../support/requests-of.js'

const { status: _, ...unanswered } = requestOf(6)
const requests = [
  requestOf(1, { invocationId: 'a', status: 429, errorType: 'ThrottlingException', faults: ['throttle'] }),
  requestOf(2, {
    operation: 'GetDataSet',
    dataSetId: 'Prices',
    jobId: undefined as never,
    path: '/v1/data-sets/Prices'
  }),
  requestOf(3, { invocationId: 'a' }),
  requestOf(4, { status: 503, faults: ['gateway'] }),
  openRequest(5, { faults: ['hang'] }),
  unanswered,
  requestOf(7, { attempt: 2, maxAttempts: 3 })
]
const grouped = new Calls()
for (const request of requests) grouped.put(request)
const calls = grouped.toArray()

const FILTERS: readonly (readonly [Partial<RequestFilter>, requests: number[], calls: number[][]])[] = [
  [{}, [1, 2, 3, 4, 5, 6, 7], [[1, 3], [2], [4], [5], [6], [7]]],
  [{ operation: 'GetDataSet' }, [2], [[2]]],
  [{ text: ' PRICE ' }, [2], [[2]]],
  [{ text: 'mine' }, [1, 3, 4, 5, 6, 7], [[1, 3], [4], [5], [6], [7]]],
  [{ response: '429' }, [1], [[1, 3]]],
  [{ response: '5xx' }, [4], [[4]]],
  [{ response: '2xx' }, [2, 3, 7], [[1, 3], [2], [7]]],
  [{ response: 'ThrottlingException' }, [1], [[1, 3]]],
  [{ response: NO_RESPONSE }, [6], [[6]]],
  [{ fault: ANY_FAULT }, [1, 4, 5], [[1, 3], [4], [5]]],
  [{ fault: 'gateway' }, [4], [[4]]],
  [{ onlyRetried: true }, [1, 3, 7], [[1, 3], [7]]],
  [{ onlyOpen: true }, [5], [[5]]],
  [{ onlyRetried: true, response: '2xx' }, [3, 7], [[1, 3], [7]]],
  [{ onlyOpen: true, fault: 'gateway' }, [], []]
]

for (const [members, expectedRequests, expectedCalls] of FILTERS) {
  t.test(`the filter ${JSON.stringify(members)} shows these requests and calls`, async (t) => {
    const filter = { ...NO_FILTER, ...members }
    t.equal(isFiltering(filter), Object.keys(members).length > 0)
    t.strictSame(
      filterRequests(requests, calls, filter).map(({ ordinal }) => ordinal),
      expectedRequests
    )
    t.strictSame(
      filterCalls(calls, filter).map(({ attempts }) => attempts.map(({ ordinal }) => ordinal)),
      expectedCalls
    )
  })
}
