import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { Job } from '../../../src/core/jobs/job.js'
import type { CreationCursor } from '../../../src/core/jobs/job-indexes.js'
import type { PageRequest } from '../../../src/core/jobs/job-pages.js'
import { JobStore } from '../../../src/core/jobs/job-store.js'
import { RETENTION_MS } from '../../../src/core/jobs/retention.js'
import { atOnce } from '../../../src/core/time/steps.js'
import { holds, runs, sequence } from '../../support/property.js'

const START = Date.UTC(2026, 2, 2)

function job(id: string, seededAt: number, createdAt = 0): Job {
  return {
    id,
    arn: `arn:${id}`,
    type: 'EXPORT_ASSETS_TO_S3',
    createdAt,
    updatedAt: createdAt,
    seededAt,
    assetConfiguration: undefined,
    details: {},
    state: 'WAITING',
    errors: undefined,
    signsUrl: false,
    assetId: undefined,
    startPlan: undefined,
    outcome: undefined,
    checksUpload: false,
    isStarted: false,
    transfer: undefined,
    stepSince: seededAt,
    plan: [{ state: 'WAITING' }],
    step: 0,
    stepPolls: 0,
    history: [{ state: 'WAITING', at: seededAt }]
  }
}

/** A store whose time is set by hand. */
function createStore() {
  const time = { now: START }
  const store = new JobStore(
    () => time.now,
    () => {}
  )
  return { store, time }
}

/** Pages through a list one page at a time, by the cursor of the page before. */
function pagesOf(store: JobStore, newestFirst: boolean) {
  let [after, afterNewest]: [number | undefined, CreationCursor | undefined] = [undefined, undefined]
  return (limit: number, others: Pick<PageRequest<never>, 'where'> = {}) => {
    const page = newestFirst
      ? store.newestPage({ after: afterNewest, limit, ...others })
      : store.page({ after, limit, ...others })
    if (newestFirst) afterNewest = page.next as CreationCursor | undefined
    else after = page.next as number | undefined
    return page
  }
}

t.test(
  'the pages of a list give each job that is there throughout once, in order, while others come and go',
  async (t) => {
    // Few instants, so that many jobs are created at the same one.
    const change = fc.tuple(fc.constantFrom('put', 'put', 'delete', 'page', 'page'), fc.nat(), fc.nat({ max: 20 }))
    await holds(
      t,
      fc.property(
        sequence(change, 200),
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        (changes, limit, newestFirst) => {
          const { store } = createStore()
          const nextPage = pagesOf(store, newestFirst)
          /** When each job was created, by its number: the order of arrival. */
          const createdAt: number[] = []
          const inOrder = (numbers: Iterable<number>) => {
            const ascending = [...new Set(numbers)].sort((a, b) => a - b)
            if (!newestFirst) return ascending
            // The sort is stable: of the jobs of one instant, the later arrival stays first.
            return ascending.reverse().sort((a, b) => (createdAt[b] as number) - (createdAt[a] as number))
          }
          /** The numbers of the jobs that are there, and of those that were there when this pass began. */
          const [held, throughout] = [new Set<number>(), new Set<number>()]
          let seen: number[] = []
          for (const [what, pick, instant] of changes) {
            if (what === 'put') {
              const number = createdAt.push(instant) - 1
              held.add(number)
              store.put(job(String(number), START, instant))
            } else if (what === 'delete') {
              const number = [...held][pick % held.size] ?? -1
              assert.equal(store.delete(String(number)), held.delete(number))
              throughout.delete(number)
            } else {
              const page = nextPage(limit)
              assert.ok(page.jobs.length <= limit)
              seen.push(...page.jobs.map(({ id }) => Number(id)))
              if (page.next !== undefined) continue
              assert.deepEqual(seen, inOrder(seen))
              for (const number of throughout) assert.ok(seen.includes(number), `${number} is missing`)
              seen = []
              throughout.clear()
              for (const number of held) throughout.add(number)
            }
          }
          const all = pagesOf(store, newestFirst)(1000).jobs.map(({ id }) => Number(id))
          assert.deepEqual(all, inOrder(held))
          assert.equal(store.size, held.size)
        }
      ),
      runs(150, 5000)
    )
  }
)

t.test(
  'a snapshot that is restored lists the same jobs in the same orders, and so does what comes after it',
  async (t) => {
    const { store } = createStore()
    const instants = [7, 3, 9, 3, 9, 1]
    for (const [index, instant] of instants.entries()) store.put(job(`job${index}`, START, instant))
    store.delete('job0')
    const { store: other } = createStore()
    const { nextSerial, held } = store.snapshot()
    atOnce(other.restore({ nextSerial, held: [...held] }))
    for (const each of [store, other]) {
      each.put(job('last', START, 3))
      const listed = (newestFirst: boolean) => pagesOf(each, newestFirst)(9).jobs.map(({ id }) => id)
      t.strictSame(listed(true), ['job4', 'job2', 'last', 'job3', 'job1', 'job5'])
      t.strictSame(listed(false), ['job1', 'job2', 'job3', 'job4', 'job5', 'last'])
    }
  }
)

t.test('a job is gone 90 days after it was seeded, seen or unseen', async (t) => {
  const { store, time } = createStore()
  store.put(job('old', time.now))
  time.now += 1000
  store.put(job('young', time.now))
  t.equal(store.nextDueAt(), START + RETENTION_MS)
  time.now = START + RETENTION_MS - 1
  t.ok(store.get('old'))
  time.now++
  t.equal(store.get('old'), undefined)
  t.equal(store.poll('old'), undefined)
  t.notOk(store.has('old'))
  t.strictSame(
    store.page({ after: undefined, limit: 10 }).jobs.map(({ id }) => id),
    ['young']
  )
  t.ok(store.settleNext(time.now))
  t.equal(store.size, 1)
  t.notOk(store.settleNext(time.now), 'nothing is left to do')
})

t.test('the id of a job that is gone is free before it has been cleared away', async (t) => {
  const { store, time } = createStore()
  store.put(job('a', time.now))
  time.now += RETENTION_MS
  store.put(job('a', time.now))
  t.equal(store.get('a')?.seededAt, time.now)
  t.equal(store.nextDueAt(), time.now + RETENTION_MS)
})

t.test('reading leaves the store as it was', async (t) => {
  const store = new JobStore(
    () => START,
    () => t.fail('a read made a transition')
  )
  store.put({ ...job('a', START - 10_000), plan: [{ state: 'WAITING', forMs: 10 }, { state: 'CANCELLED' }] })
  const due = store.nextDueAt()
  const first = store.get('a')
  for (let reads = 0; reads < 100; reads++) t.strictSame(store.get('a'), first)
  store.page({ after: undefined, limit: 10 })
  t.equal(store.nextDueAt(), due)
})

t.test('a page looks at ten thousand jobs and no more, either way, and the next one goes on from there', async (t) => {
  const { store, time } = createStore()
  for (let index = 0; index < 25_000; index++) store.put(job(`job${index}`, START))
  const pages = (newestFirst: boolean, ...ids: string[]) => {
    const found: unknown[] = []
    const nextPage = pagesOf(store, newestFirst)
    for (let isLast = false; !isLast && found.length < 10; ) {
      const { jobs, next } = nextPage(1, { where: ({ id }) => ids.includes(id) })
      found.push([jobs.map(({ id }) => id), typeof next === 'object' ? next.serial : next])
      isLast = next === undefined
    }
    return found
  }
  t.strictSame(pages(false, 'job7', 'job24999'), [
    [['job7'], 9999],
    [[], 19_999],
    [['job24999'], undefined]
  ])
  t.strictSame(pages(true, 'job24992', 'job0'), [
    [['job24992'], 15_000],
    [[], 5000],
    [['job0'], undefined]
  ])
  t.strictSame(pages(false, 'job3', 'job4'), [
    [['job3'], 3],
    [['job4'], 10_003],
    [[], 20_003],
    [[], undefined]
  ])
  for (let index = 10_000; index < 25_000; index++) store.delete(`job${index}`)
  t.strictSame(pages(false), [[[], undefined]], 'ten thousand exactly are one page')
  time.now += RETENTION_MS
  store.put(job('young', time.now))
  t.strictSame(
    pages(false, 'young'),
    [
      [[], 9999],
      [['young'], undefined]
    ],
    'jobs that are gone are looked at too'
  )
})

t.test('after a clear there is nothing, and what comes then is listed, found and due', async (t) => {
  const { store, time } = createStore()
  const timed = (id: string) => ({
    ...job(id, time.now),
    plan: [{ state: 'WAITING' as const, forMs: 10 }, { state: 'CANCELLED' as const }]
  })
  const ids = (from: number) => Array.from({ length: 100 }, (_, index) => `job${from + index}`)
  const listed = (newestFirst = false) => {
    return pagesOf(store, newestFirst)(1000).jobs.map(({ id }) => id)
  }
  for (const id of ids(0)) store.put(timed(id))
  for (const id of ids(0).slice(0, 90)) store.delete(id)
  store.clear()
  t.strictSame([store.size, store.has('job95'), listed(), listed(true)], [0, false, [], []])
  t.strictSame([store.nextDueAt(), store.settleNext(time.now + RETENTION_MS)], [undefined, false])
  for (const id of ids(50)) store.put(timed(id))
  t.strictSame([store.size, listed(), listed(true)], [100, ids(50), ids(50).reverse()])
  t.equal(store.nextDueAt(), time.now + 10)
})
