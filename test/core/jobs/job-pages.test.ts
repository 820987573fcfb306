import t from 'tap'
import { pageOf } from '../../../src/core/jobs/job-pages.js'
import { jobOf, SEEDED_AT } from '../../support/job-of.js'
import { Type } from '../../support/jobs.js'

const NINETY_DAYS = 90 * 24 * 3600 * 1000
const NO_IDS = { dataSets: 0, revisions: 0 }
const entry = (serial: number) => ({ ...NO_IDS, serial, job: jobOf({ Type, Id: `job${serial}`, plan: 'waits' }) })
const entries = [2, 3, 5, 8].map(entry)
const pageAt = (now: number, request: Partial<Parameters<typeof pageOf>[1]>, of = entries) => {
  const { jobs, ...rest } = pageOf(of, { limit: 10, ...request }, ({ serial }) => serial, now)
  return { ids: jobs.map(({ id }) => id), ...rest }
}

t.test('a page has as many jobs as asked for, and a cursor if there is another one to come', async (t) => {
  t.strictSame(pageAt(SEEDED_AT, {}), { ids: ['job2', 'job3', 'job5', 'job8'] })
  t.strictSame(pageAt(SEEDED_AT, { limit: 4 }), { ids: ['job2', 'job3', 'job5', 'job8'] })
  t.strictSame(pageAt(SEEDED_AT, { limit: 2 }), { ids: ['job2', 'job3'], next: 3 })
  t.strictSame(pageAt(SEEDED_AT, { limit: 2 }, entries.slice(2)), { ids: ['job5', 'job8'] })
  t.strictSame(pageAt(SEEDED_AT, {}, []), { ids: [] })
})

t.test('with a filter, a page ends before the next job that passes it', async (t) => {
  const where = ({ id }: { id: string }) => id !== 'job3'
  t.strictSame(pageAt(SEEDED_AT, { where, limit: 1 }), { ids: ['job2'], next: 3 })
  t.strictSame(pageAt(SEEDED_AT, { where, limit: 3 }), { ids: ['job2', 'job5', 'job8'] })
})

t.test('jobs are in their state at the instant, and past their 90 days they are not listed', async (t) => {
  const moving = { ...NO_IDS, serial: 1, job: jobOf({ Type, Id: 'job1', plan: 'succeeds' }) }
  const states: string[] = []
  const where = ({ state }: { state: string }) => states.push(state) > 0
  t.strictSame(pageAt(SEEDED_AT + 1000, { where }, [moving]), { ids: ['job1'] })
  t.strictSame(pageAt(SEEDED_AT + NINETY_DAYS - 1, { where }, [moving]), { ids: ['job1'] })
  t.strictSame(pageAt(SEEDED_AT + NINETY_DAYS, { where }, [moving]), { ids: [] })
  t.strictSame(states, ['IN_PROGRESS', 'COMPLETED'])
})

t.test('no more than 10,000 jobs are filtered for one page, which then says where to go on', async (t) => {
  const { job } = entry(0)
  const many = (count: number) => Array.from({ length: count }, (_, serial) => ({ ...NO_IDS, serial, job }))
  const where = () => false
  t.strictSame(pageAt(SEEDED_AT, { where }, many(10_000)), { ids: [] })
  t.strictSame(pageAt(SEEDED_AT, { where }, many(10_001)), { ids: [], next: 9999 })
})
