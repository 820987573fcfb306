import t from 'tap'
import type { JobState, JobView } from '../../src/client/index.js'
import { countStates, filterJobs, NO_FILTER, nextOrder, sortJobs } from '../../src/console/views/jobs/job-list.js'

const jobs = [
  job('one', 'COMPLETED', 2, null),
  job('two', 'WAITING', 0, '2026-03-02T09:15:01.000Z'),
  job('Three', 'IN_PROGRESS', 2, '2026-03-02T09:15:00.500Z')
]

function job(Id: string, State: JobState, polls: number, nextTransitionAt: string | null): JobView {
  return { job: { Id, State, Type: 'EXPORT_ASSETS_TO_S3' }, polls, nextTransitionAt } as JobView
}

function idsOf(list: readonly JobView[]): string[] {
  return list.map(({ job }) => job.Id)
}

t.test('jobs pass a filter if all of it holds', (t) => {
  t.equal(filterJobs(jobs, NO_FILTER), jobs)
  t.strictSame(idsOf(filterJobs(jobs, { ...NO_FILTER, state: 'WAITING' })), ['two'])
  t.strictSame(idsOf(filterJobs(jobs, { ...NO_FILTER, id: ' T' })), ['two', 'Three'])
  t.strictSame(idsOf(filterJobs(jobs, { ...NO_FILTER, id: 't', state: 'IN_PROGRESS' })), ['Three'])
  t.strictSame(idsOf(filterJobs(jobs, { ...NO_FILTER, type: 'IMPORT_ASSETS_FROM_S3' })), [])
  t.end()
})

t.test('equal jobs stay in the order of their creation, and those without a next transition come last', (t) => {
  const sorted = (key: 'state' | 'polls' | 'nextTransition', isDescending: boolean) =>
    idsOf(sortJobs(jobs, { key, isDescending }))
  t.strictSame(sorted('polls', false), ['two', 'one', 'Three'])
  t.strictSame(sorted('polls', true), ['one', 'Three', 'two'])
  t.strictSame(sorted('state', false), ['two', 'Three', 'one'])
  t.strictSame(sorted('nextTransition', false), ['Three', 'two', 'one'])
  t.strictSame(sorted('nextTransition', true), ['two', 'Three', 'one'])
  t.equal(sortJobs(jobs, undefined), jobs)
  t.end()
})

t.test('a column sorts up, down and not at all, and another one begins anew', (t) => {
  const up = nextOrder(undefined, 'polls')
  const down = nextOrder(up, 'polls')
  t.strictSame(up, { key: 'polls', isDescending: false })
  t.strictSame(down, { key: 'polls', isDescending: true })
  t.equal(nextOrder(down, 'polls'), undefined)
  t.strictSame(nextOrder(down, 'state'), { key: 'state', isDescending: false })
  t.end()
})

t.test('states are counted in their order', (t) => {
  t.strictSame(countStates(jobs), [
    ['WAITING', 1],
    ['IN_PROGRESS', 1],
    ['COMPLETED', 1]
  ])
  t.end()
})
