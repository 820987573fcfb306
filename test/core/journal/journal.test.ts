import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { JobState } from '../../../src/core/jobs/job-state.js'
import { Journal, type OpenEntry } from '../../../src/core/journal/journal.js'
import type { JournalEntry } from '../../../src/core/journal/journal-entry.js'
import type { JournalView } from '../../../src/core/journal/journal-view.js'
import { holds, runs, sequence } from '../../support/property.js'
import { recorded } from '../../support/recorded.js'

t.test('it holds the last so many in order of arrival, and counts the others, through ends and clears', async (t) => {
  const action = fc.oneof(
    { weight: 8, arbitrary: fc.constant('add') },
    { weight: 8, arbitrary: fc.constant('open') },
    { weight: 12, arbitrary: fc.nat() },
    fc.constant('clear')
  )
  await holds(
    t,
    fc.property(fc.nat({ max: 8 }), sequence(action, 60), (limit, actions) => {
      const journal = new Journal(limit)
      let model: JournalEntry[] = []
      const open: OpenEntry[] = []
      for (const [index, action] of actions.entries()) {
        if (action === 'add') {
          const entry = recorded(journal, { jobId: `job${index}`, status: index })
          assert.equal(entry.ordinal, model.length + 1)
          journal.add(entry)
          model.push(entry)
        } else if (action === 'open') {
          const entry = recorded(journal, { jobId: `job${index}`, status: undefined, durationMs: undefined })
          open.push(journal.open(entry))
          model.push(entry)
        } else if (action === 'clear') {
          journal.clear()
          model = []
        } else if (open.length > 0) {
          // What was opened before a clear, or is no longer held, touches nothing.
          const [ending] = open.splice(Number(action) % open.length, 1) as [OpenEntry]
          const ended = { ...ending.entry, status: index, durationMs: index }
          journal.update(ending, ended)
          model = model.map((entry) => (entry === ending.entry ? ended : entry))
        }
        const held = limit === 0 ? [] : model.slice(-limit)
        assert.deepEqual(journal.list(), held)
        for (const after of [0, 1, model.length - 1, model.length]) {
          const later = held.filter(({ ordinal }) => ordinal > after)
          assert.deepEqual(journal.list(after), later)
        }
        assert.deepEqual([journal.total, journal.dropped], [model.length, model.length - held.length])
      }
    }),
    runs(50, 5000)
  )
})

const text = fc.string({ maxLength: 8 })
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined })
const state = optional(fc.constantFrom(...JobState.enum))
const anyNumber = fc.double({ noNaN: true })
const draw = fc.record({ fault: text, ordinal: fc.nat(), value: anyNumber }, { noNullPrototype: true })

/** Entries with anything in each of their members. The compiler asks for each new one. */
const members: { readonly [Member in keyof JournalEntry]: fc.Arbitrary<JournalEntry[Member]> } = {
  ordinal: fc.nat(),
  at: anyNumber,
  sandboxAt: anyNumber,
  durationMs: optional(anyNumber),
  operation: optional(fc.constantFrom('GetJob', 'ListJobs')),
  isEmulated: fc.boolean(),
  method: text,
  path: text,
  jobId: optional(text),
  resources: optional(
    fc.record(
      { dataSetId: optional(text), revisionId: optional(text), assetId: optional(text) },
      { noNullPrototype: true }
    )
  ),
  accessKeyId: optional(text),
  region: optional(text),
  userAgent: optional(text),
  invocationId: optional(text),
  sdkRequest: optional(text),
  status: optional(fc.nat()),
  errorType: optional(text),
  retryAfterMs: optional(fc.nat()),
  stateBefore: state,
  stateAfter: state,
  step: optional(fc.nat()),
  polls: optional(fc.nat()),
  faults: fc.array(text, { maxLength: 2 }),
  draws: fc.array(draw, { maxLength: 2 }),
  bytes: fc.nat()
}
const entry = fc.record(members, { noNullPrototype: true }) as fc.Arbitrary<JournalEntry>

t.test('an entry comes back with every member as it was, whatever entry had its place before', async (t) => {
  await holds(
    t,
    fc.property(fc.integer({ min: 1, max: 4 }), sequence(entry, 12), (limit, entries) => {
      const journal = new Journal(limit)
      for (const each of entries) {
        const given = structuredClone(each)
        journal.add(each)
        assert.deepEqual(each, given, 'what was given is unchanged')
      }
      assert.deepEqual(journal.list(), entries.slice(-limit))
      assert.deepEqual(journal.list(), entries.slice(-limit), 'a second time too')
    }),
    runs(150, 5000)
  )
})

t.test('each of a thousand entries comes back as it was, the oldest of them replaced in turn', async (t) => {
  const journal = new Journal(1000)
  const entries: JournalEntry[] = []
  for (let index = 0; index < 1500; index++) {
    const entry = recorded(journal, { at: index, bytes: 2 * index, jobId: `job${index}`, faults: [`fault${index}`] })
    journal.add(entry)
    entries.push(entry)
  }
  t.strictSame(journal.list(), entries.slice(-1000))
})

t.test(
  'entries that are dropped or cleared while they are read are left out, and later ones do not show',
  async (t) => {
    const journal = new Journal(300)
    const add = (count: number) => {
      for (let index = 0; index < count; index++) journal.add(recorded(journal))
    }
    add(300)
    const reading = journal.entries(11)
    t.equal(reading.next().value?.ordinal, 11)
    add(200)
    t.strictSame(
      [...reading].map(({ ordinal }) => ordinal),
      Array.from({ length: 100 }, (_, index) => 201 + index)
    )
    const cleared = journal.entries(1)
    t.equal(cleared.next().value?.ordinal, 201)
    journal.clear()
    add(250)
    t.strictSame([...cleared], [])
  }
)

t.test('a view shows what the journal held when it was taken, whatever happens to it afterwards', async (t) => {
  const action = fc.constantFrom('add', 'burst', 'open', 'end', 'clear', 'view', 'view')
  await holds(
    t,
    fc.property(fc.constantFrom(0, 1, 5, 129, 260), sequence(action, 25), (limit, actions) => {
      const journal = new Journal(limit)
      const open: OpenEntry[] = []
      const views: { view: JournalView; held: readonly JournalEntry[]; total: number }[] = []
      const add = () => journal.add(recorded(journal, { at: journal.total, path: `/${journal.total}` }))
      for (const act of actions) {
        if (act === 'add') add()
        if (act === 'burst') for (let index = 0; index < 150; index++) add()
        if (act === 'open') open.push(journal.open(recorded(journal, { status: undefined, durationMs: undefined })))
        const ending = act === 'end' ? open.shift() : undefined
        if (ending !== undefined) journal.update(ending, { ...ending.entry, status: 200, durationMs: 7 })
        if (act === 'clear') {
          journal.clear()
          for (const { view } of views) assert.equal(journal.holds(view), false)
        }
        if (act === 'view') {
          const view = journal.view()
          assert.equal(journal.holds(view), true)
          views.push({ view, held: journal.list(), total: journal.total })
        }
      }
      for (const { view, held, total } of views) {
        assert.deepEqual([...view].flat(), held)
        assert.deepEqual([...view.lastFirst()].toReversed().flat(), held)
        assert.deepEqual([view.total, view.dropped], [total, total - held.length])
      }
    }),
    runs(40, 5000)
  )
})
