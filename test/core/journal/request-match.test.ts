import t from 'tap'
import type { JournalEntry } from '../../../src/core/journal/journal-entry.js'
import { nearest as nearestIn } from '../../../src/core/journal/nearest.js'
import { matches, type RequestMatch } from '../../../src/core/journal/request-match.js'
import { atOnce } from '../../../src/core/time/steps.js'
import { partsOf } from '../../support/journal-parts.js'
import { journalOf, recorded } from '../../support/recorded.js'

const nearest = (entries: readonly JournalEntry[], match: RequestMatch) => atOnce(nearestIn(partsOf(entries), match))

t.test('a request matches if it has all that is given, each member by itself', async (t) => {
  const entry = recorded(
    { nextOrdinal: 1 },
    {
      ...{ status: 429, errorType: 'E', faults: ['a', 'b'], sdkRequest: 'attempt=2; max=3' },
      resources: { dataSetId: 'set', revisionId: 'revision', assetId: 'asset' }
    }
  )
  const right: Required<RequestMatch> = {
    operation: 'GetJob',
    jobId: 'job',
    dataSetId: 'set',
    revisionId: 'revision',
    assetId: 'asset',
    status: 429,
    errorType: 'E',
    state: 'IN_PROGRESS',
    fault: 'b',
    attempt: 2
  }
  const wrong: Required<RequestMatch> = {
    operation: 'ListJobs',
    jobId: 'other',
    dataSetId: 'revision',
    revisionId: 'asset',
    assetId: 'set',
    status: 200,
    errorType: 'F',
    state: 'ERROR',
    fault: 'c',
    attempt: 1
  }
  t.ok(matches(entry, {}))
  t.ok(matches(entry, right))
  for (const name of Object.keys(right) as (keyof RequestMatch)[]) {
    t.ok(matches(entry, { [name]: right[name] }), name)
    t.notOk(matches(entry, { ...right, [name]: wrong[name] }), `all but ${name}`)
  }
})

t.test('the nearest are those with the fewest differences, the latest first, and none that match', async (t) => {
  const entries = journalOf(
    { status: 404 },
    { status: 429, jobId: 'other' },
    { status: 500 },
    { status: 200 },
    { status: 429 }
  )
  t.equal(
    nearest(entries, { status: 429, jobId: 'job' }),
    '; the nearest others: #4 (status is 200, not 429), #3 (status is 500, not 429), #2 (jobId is other, not job)'
  )
  t.equal(nearest(entries.slice(4), { status: 429 }), '; there were no others')
})

t.test('of a request the faults are told that it met, if the one that is meant is not among them', async (t) => {
  const entries = journalOf({ faults: [] }, { faults: ['a', 'b'] }, { faults: ['c'], status: 429 })
  t.equal(
    nearest(entries, { fault: 'c', status: 200 }),
    '; the nearest others: #3 (status is 429, not 200), #2 (fault is a+b, not c), #1 (fault is none, not c)'
  )
})

t.test('only the requests that are listed are described, however many there are', async (t) => {
  const entry = recorded({ nextOrdinal: 1 }, { status: 200 })
  let described = 0
  const many = Array.from({ length: 1000 }, (_, index) =>
    Object.defineProperty({ ...entry }, 'ordinal', {
      get: () => {
        described++
        return index + 1
      }
    })
  )
  t.match(nearest(many, { status: 429 }), /^; the nearest others: #1000 .+, #999 .+, #998 /)
  t.equal(described, 3)
})
