import t from 'tap'
import { ServerCounts } from '../../../src/core/world/server-counts.js'
import { target } from '../../support/armed-faults.js'
import { recorded } from '../../support/recorded.js'
import { createResources, createSandbox } from '../../support/sandbox.js'

const at = (index: number) => [index]

/** The counts of requests, as text. */
function requestsOf(counts: ServerCounts): string[] {
  return Array.from(counts.requests(), ({ operation, status, count }) => `${operation} ${status}: ${count}`)
}

t.test('requests are counted by operation and status, each pair for itself', async (t) => {
  const counts = new ServerCounts()
  t.strictSame(requestsOf(counts), [])
  for (const status of [200, 404, 200, undefined]) counts.countRequest('GetJob', status)
  counts.countRequest(undefined, 501)
  counts.countRequest('ListJobs', 200)
  counts.countRequest('GetJob', 200)
  t.strictSame(requestsOf(counts), [
    'GetJob 200: 3',
    'GetJob 404: 1',
    'GetJob undefined: 1',
    'undefined 501: 1',
    'ListJobs 200: 1'
  ])
})

t.test('a request that stays open is counted when it ends, once', async (t) => {
  const resources = createResources()
  const { sandbox } = createSandbox({ journalLimit: 0 }, resources)
  const open = sandbox.recordArrival(recorded(sandbox.journal, { durationMs: undefined, status: undefined }))
  sandbox.updateRequest(open, { ...open.entry, faults: ['f'] })
  t.strictSame(requestsOf(resources.counts), [])
  sandbox.updateRequest(open, { ...open.entry, durationMs: 2, status: 503 })
  t.strictSame(requestsOf(resources.counts), ['GetJob 503: 1'])
})

t.test('a fault counts when it fires, and not if there is no room to hold its request', async (t) => {
  const resources = createResources()
  const { sandbox } = createSandbox({}, resources)
  const fired = () => Object.fromEntries([...resources.counts.faultsFired].filter(([, count]) => count > 0))
  const seeds = [{ id: 'slow', times: 2, delay: { ms: 5 } }, { effect: { connection: 'hang' as const } }]
  sandbox.armFaults(seeds, at)
  const request = target({ jobId: undefined })
  t.equal(sandbox.matchFaults(request, false), 'refused')
  t.strictSame(fired(), {})
  for (let index = 0; index < 3; index++) sandbox.matchFaults(request, true)
  t.strictSame(fired(), { delay: 2, connection: 3 })
})
