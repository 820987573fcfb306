import fc from 'fast-check'
import t from 'tap'
import type { ControlClient, Requests } from '../../src/client/index.js'
import { RequestsStore } from '../../src/console/live/requests-store.js'
import { holds, runs } from '../support/property.js'
import { ended, FIRST_AT, JournalOf, openRequest, requestOf } from '../support/requests-of.js'

const ordinals = (store: RequestsStore) => store.journal.value.requests.map(({ ordinal }) => ordinal)
const isOpen = (store: RequestsStore) => store.journal.value.requests.map(({ open }) => open === true)

t.test('it reads the journal page by page, and then only what is new', async (t) => {
  const journal = new JournalOf(...Array.from({ length: 2500 }, (_, index) => requestOf(index + 1)))
  const store = new RequestsStore()
  await store.load(journal.client)
  t.equal(store.isLoaded.value, true)
  t.equal(ordinals(store).length, 2500)
  t.strictSame(
    journal.asked.map(({ after }) => after),
    [undefined, 0, 1000, 2000]
  )
  journal.asked.length = 0
  journal.add(requestOf(2501))
  await store.apply([ended(requestOf(2501))], journal.client)
  t.equal(ordinals(store).at(-1), 2501)
  t.strictSame(journal.asked, [], 'an event is enough')
  await store.ask(journal.client)
  t.strictSame(
    journal.asked.map(({ after }) => after),
    [2501]
  )
})

t.test('an open request is learned by asking, and completed by its event, in its place', async (t) => {
  const journal = new JournalOf(requestOf(1))
  const store = new RequestsStore()
  await store.load(journal.client)
  journal.add(openRequest(2), requestOf(3))
  await store.apply([ended(requestOf(3))], journal.client)
  t.strictSame(ordinals(store), [1, 3], 'no event tells of the open one')
  await store.ask(journal.client)
  t.strictSame(
    [ordinals(store), isOpen(store)],
    [
      [1, 2, 3],
      [false, true, false]
    ]
  )
  await store.apply([ended(requestOf(2, { status: 503 }))], journal.client)
  t.strictSame(
    [ordinals(store), isOpen(store)],
    [
      [1, 2, 3],
      [false, false, false]
    ]
  )
  await store.ask(journal.client)
  t.strictSame(isOpen(store), [false, false, false], 'an older word opens nothing again')
})

t.test('the faults that hold an open request are learned later', async (t) => {
  const journal = new JournalOf(openRequest(1))
  const store = new RequestsStore()
  await store.load(journal.client)
  journal.add(openRequest(1, { faults: ['hang'] }))
  await store.ask(journal.client)
  t.strictSame(store.journal.value.requests[0]?.faults, ['hang'])
  t.strictSame(store.facets.value.faults, ['hang'])
})

t.test('the same events again change nothing', async (t) => {
  const property = fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 20 })), async (again) => {
    const all = Array.from({ length: 20 }, (_, index) => requestOf(index + 1))
    const journal = new JournalOf(...all)
    const store = new RequestsStore()
    await store.apply(all.map(ended), journal.client)
    const before = store.journal.value
    await store.apply(
      again.map((ordinal) => ended(requestOf(ordinal))),
      journal.client
    )
    if (store.journal.value !== before) throw new Error('it was published again')
  })
  await holds(t, property, runs(50, 500))
})

t.test('it keeps the latest requests up to its limit, with their calls', async (t) => {
  const store = new RequestsStore(3)
  const journal = new JournalOf()
  const attempts = [1, 2, 3, 4, 5].map((ordinal) => requestOf(ordinal, { invocationId: ordinal < 4 ? 'a' : 'b' }))
  for (const attempt of attempts) await store.apply([ended(attempt)], journal.client)
  t.strictSame(ordinals(store), [3, 4, 5])
  t.strictSame(
    store.journal.value.calls.map((call) => call.attempts.map(({ ordinal }) => ordinal)),
    [[3], [4, 5]]
  )
  await store.apply([ended(requestOf(1))], journal.client)
  t.strictSame(ordinals(store), [3, 4, 5], 'what was dropped does not come back')
})

t.test('of a journal that is longer than its limit, it reads only the end', async (t) => {
  const journal = new JournalOf(...Array.from({ length: 10 }, (_, index) => requestOf(index + 1)))
  const store = new RequestsStore(4)
  await store.load(journal.client)
  t.strictSame(ordinals(store), [7, 8, 9, 10])
})

t.test('it tells how many requests the journal has dropped', async (t) => {
  const journal = new JournalOf(requestOf(5), requestOf(6))
  journal.dropped = 4
  const store = new RequestsStore()
  await store.load(journal.client)
  t.equal(store.journal.value.dropped, 4)
  journal.dropped = 5
  await store.ask(journal.client)
  t.equal(store.journal.value.dropped, 5)
  t.strictSame(ordinals(store), [5, 6], 'what it has, it keeps')
})

t.test('the end of a request that the journal had dropped before is not shown', async (t) => {
  const journal = new JournalOf(requestOf(5))
  journal.dropped = 4
  const store = new RequestsStore()
  await store.load(journal.client)
  await store.apply([ended(requestOf(3))], journal.client)
  t.strictSame(ordinals(store), [5])
})

t.test('what the journal has dropped is not asked for again', async (t) => {
  const journal = new JournalOf()
  const store = new RequestsStore()
  await store.load(journal.client)
  journal.add(requestOf(3))
  journal.dropped = 2
  await store.apply([ended(requestOf(3))], journal.client)
  await store.ask(journal.client)
  journal.asked.length = 0
  await store.ask(journal.client)
  t.strictSame(
    journal.asked.map(({ after }) => after),
    [3]
  )
})

t.test('a journal that was cleared is read anew: it is shorter than it was', async (t) => {
  const journal = new JournalOf(requestOf(1), requestOf(2))
  const store = new RequestsStore()
  await store.load(journal.client)
  journal.clear()
  journal.add(requestOf(1, { path: '/v1/jobs/other' }))
  await store.ask(journal.client)
  t.strictSame(
    store.journal.value.requests.map(({ path }) => path),
    ['/v1/jobs/other']
  )
})

t.test('a journal that was cleared is read anew: another request has the same ordinal', async (t) => {
  const journal = new JournalOf(requestOf(1), requestOf(2))
  const store = new RequestsStore()
  await store.load(journal.client)
  journal.clear()
  const others = [1, 2, 3].map((ordinal) => requestOf(ordinal, { at: new Date(FIRST_AT + 60_000).toISOString() }))
  journal.add(...others)
  await store.apply(others.slice(0, 1).map(ended), journal.client)
  t.strictSame(store.journal.value.requests, others)
})

t.test('what ends while the journal is read is not lost', async (t) => {
  const journal = new JournalOf(requestOf(1))
  const store = new RequestsStore()
  const loaded = store.load(journal.client)
  await store.apply([ended(requestOf(2))], journal.client)
  await loaded
  t.strictSame(ordinals(store), [1, 2])
})

t.test('what was asked for before the journal was read anew is not taken', async (t) => {
  const store = new RequestsStore()
  let respond = (_: Requests) => {}
  const client = {
    requests: () =>
      new Promise((resolve) => {
        respond = resolve
      })
  } as unknown as ControlClient
  const asked = store.ask(client)
  await store.load(new JournalOf().client)
  respond(Object.assign([requestOf(1)], { meta: { total: 1, dropped: 0 } }))
  await asked
  t.strictSame(ordinals(store), [])
})
