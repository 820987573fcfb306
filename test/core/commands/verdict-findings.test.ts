import t from 'tap'
import { target } from '../../support/armed-faults.js'
import { recorded } from '../../support/recorded.js'
import { createSandbox } from '../../support/sandbox.js'

const ID = '0123456789abcdef0123456789abcdef'
const Type = 'EXPORT_ASSETS_TO_S3' as const
const at = (index: number) => [index]
const REQUEST = {
  Type: 'EXPORT_ASSET_TO_SIGNED_URL' as const,
  Details: { ExportAssetToSignedUrl: { AssetId: ID, DataSetId: ID, RevisionId: ID } }
}
const NONE = { total: 0, first: [] }
const NOTHING = { ok: true, faultsNeverFired: NONE, jobsNeverAskedFor: NONE, jobsLeftRunning: NONE, notEmulated: NONE }

/** A sandbox that begins with a job, a fault and an outcome, none of which a verdict is on. */
function sandbox() {
  return createSandbox({
    clock: { mode: 'frozen' },
    scenarios: [
      {
        name: 'start',
        jobs: [{ Type, Id: 'old', plan: 'hangs' }],
        faults: [{ id: 'old', probability: 0, delay: { ms: 0 } }],
        outcomes: [{ plan: 'fails' }]
      }
    ]
  }).sandbox
}

/** A verdict as it goes over the wire. */
async function verdictOf(each: ReturnType<typeof sandbox>) {
  return JSON.parse(JSON.stringify(await each.verdict()))
}

t.test('what there was at the start is no finding', async (t) => {
  t.strictSame(await verdictOf(sandbox()), NOTHING)
})

t.test('a fault that never fired is found with why it can not, where there is a reason', async (t) => {
  const each = sandbox()
  const delay = { ms: 0 }
  each.armFaults([{ id: 'over', ttlMs: 10, delay }], at)
  await each.advanceClock({ ms: 10 }, () => {})
  each.armFaults(
    [
      { id: 'fires', match: { jobId: 'old' }, delay },
      { id: 'skips', skip: 1, match: { jobId: 'old' }, delay },
      { id: 'no job', match: { jobId: 'nobody' }, delay },
      { id: 'other type', match: { jobId: 'old', type: 'IMPORT_ASSETS_FROM_S3' }, delay },
      { id: 'other state', match: { jobId: 'old', state: 'COMPLETED' }, delay },
      { id: 'never', probability: 0, match: { jobId: 'old' }, delay },
      { id: 'gone', delay }
    ],
    at
  )
  each.disarmFault('gone')
  each.matchFaults(target({ jobId: 'old', type: Type }))
  t.strictSame(await verdictOf(each), {
    ...NOTHING,
    ok: false,
    faultsNeverFired: {
      total: 6,
      first: [
        { id: 'over', matched: 1, why: 'its `ttlMs` are over' },
        { id: 'skips', matched: 1 },
        { id: 'no job', matched: 0, why: 'there is no job with the id "nobody"' },
        { id: 'other type', matched: 0, why: 'the job old is of type EXPORT_ASSETS_TO_S3' },
        {
          id: 'other state',
          matched: 0,
          why: 'the job old never comes to COMPLETED by its plan; it is IN_PROGRESS, and ahead are none'
        },
        { id: 'never', matched: 1, why: 'its `probability` is 0' }
      ]
    }
  })
})

t.test('a job that no request has asked for is found; any operation asks, answered or not', async (t) => {
  const each = sandbox()
  each.jobs.seed(
    ['polled', 'started', 'faulted', 'forgotten', 'deleted'].map((Id) => ({ Type, Id, State: 'COMPLETED' })),
    at
  )
  each.jobs.poll('polled')
  each.record(recorded(each.journal, { jobId: 'started', operation: 'StartJob', status: 409 }))
  each.record(recorded(each.journal, { jobId: 'faulted', status: 500, faults: ['f'] }))
  each.jobs.delete('deleted')
  t.strictSame(await verdictOf(each), {
    ...NOTHING,
    ok: false,
    jobsNeverAskedFor: { total: 1, first: ['forgotten'] }
  })
})

t.test('a request asks for its job when it arrives, answered or not', async (t) => {
  const each = sandbox()
  each.jobs.seed([{ Type, Id: 'job', State: 'COMPLETED' }], at)
  const open = recorded(each.journal, { durationMs: undefined, status: undefined, stateBefore: undefined })
  each.recordArrival(open)
  t.strictSame(await verdictOf(each), NOTHING)
})

t.test('a request asks for the job that there is, not for one that gets its id later', async (t) => {
  const each = sandbox()
  const seed = () => each.jobs.seed([{ Type, Id: 'job', State: 'COMPLETED' }], at)
  each.record(recorded(each.journal, { status: 404 }))
  seed()
  t.match((await verdictOf(each)).jobsNeverAskedFor, { total: 1, first: ['job'] })
  each.record(recorded(each.journal))
  t.strictSame(await verdictOf(each), NOTHING)
  each.jobs.delete('job')
  seed()
  t.match((await verdictOf(each)).jobsNeverAskedFor, { total: 1, first: ['job'] })
})

/** Creates a job as a client does, with a request. */
function create(each: ReturnType<typeof sandbox>): string {
  const { id } = each.jobs.create(REQUEST, undefined)
  each.record(recorded(each.journal, { operation: 'CreateJob', jobId: id, status: 201 }))
  return id
}

/** Starts a job as a client does, with a request. */
function start(each: ReturnType<typeof sandbox>, id: string): void {
  each.jobs.start(id)
  each.record(recorded(each.journal, { operation: 'StartJob', jobId: id, status: 202 }))
}

t.test('a job that a client created and started is found if no other request asks for it', async (t) => {
  const each = sandbox()
  const [failed, other, watched, cancelled] = [create(each), create(each), create(each), create(each)]
  for (const id of [failed, other, watched, cancelled]) start(each, id)
  await each.advanceClock({ ms: 10_000 }, () => {})
  t.equal(each.jobs.get(failed)?.state, 'ERROR')
  each.jobs.poll(watched)
  each.record(recorded(each.journal, { operation: 'CancelJob', jobId: cancelled, status: 409 }))
  t.strictSame(await verdictOf(each), {
    ...NOTHING,
    ok: false,
    jobsNeverAskedFor: { total: 2, first: [failed, other] }
  })
  start(each, failed)
  t.match((await verdictOf(each)).jobsNeverAskedFor, { total: 2 }, 'starting it again does not ask for it')
})

t.test(
  'a job that a client created and never started is left running, or has ended; nothing is to be asked',
  async (t) => {
    const each = sandbox()
    const [waiting, cancelled] = [create(each), create(each)]
    each.jobs.transition(cancelled, 'CANCELLED', {})
    t.strictSame(await verdictOf(each), {
      ...NOTHING,
      ok: false,
      jobsLeftRunning: { total: 1, first: [{ id: waiting, state: 'WAITING' }] }
    })
  }
)

t.test('a seeded job is not asked for by the StartJob that starts it, but by one that does not', async (t) => {
  const each = sandbox()
  each.jobs.seed(
    [
      { Type, Id: 'started', plan: 'waits' },
      { Type, Id: 'over', State: 'COMPLETED' }
    ],
    at
  )
  for (const id of ['started', 'over']) start(each, id)
  await each.advanceClock({ ms: 10_000 }, () => {})
  t.match((await verdictOf(each)).jobsNeverAskedFor, { total: 1, first: ['started'] })
})

t.test('what happened counts, whatever the journal still holds of it', async (t) => {
  for (const forget of [
    (each: ReturnType<typeof sandbox>) => each.clearJournal(),
    (each: ReturnType<typeof sandbox>) => {
      for (let count = 0; count < 200; count++) each.record(recorded(each.journal, { jobId: 'old' }))
    }
  ]) {
    const each = sandbox()
    each.jobs.seed(
      ['asked', 'forgotten'].map((Id) => ({ Type, Id, State: 'COMPLETED' })),
      at
    )
    each.record(recorded(each.journal, { jobId: 'asked', status: 500 }))
    each.record(recorded(each.journal, { isEmulated: false, method: 'GET', path: '/v1/elsewhere', jobId: undefined }))
    const before = await verdictOf(each)
    t.strictSame(before, {
      ...NOTHING,
      ok: false,
      jobsNeverAskedFor: { total: 1, first: ['forgotten'] },
      notEmulated: { total: 1, first: [{ method: 'GET', path: '/v1/elsewhere' }] }
    })
    forget(each)
    t.strictSame(await verdictOf(each), before)
  }
})

t.test('a job that has not ended is found with its state, whatever it was asked', async (t) => {
  const each = sandbox()
  const states = ['WAITING', 'IN_PROGRESS', 'COMPLETED', 'ERROR', 'CANCELLED', 'TIMED_OUT'] as const
  each.jobs.seed(
    states.map((State) => ({ Type, Id: State, State })),
    at
  )
  each.jobs.seed([{ Type, Id: 'timed', plan: 'succeeds' }], at)
  for (const id of [...states, 'timed']) each.jobs.poll(id)
  const left = [
    { id: 'WAITING', state: 'WAITING' },
    { id: 'IN_PROGRESS', state: 'IN_PROGRESS' }
  ]
  t.strictSame(await verdictOf(each), {
    ...NOTHING,
    ok: false,
    jobsLeftRunning: { total: 3, first: [...left, { id: 'timed', state: 'WAITING' }] }
  })
  await each.advanceClock({ ms: 4000 }, () => {})
  t.strictSame((await verdictOf(each)).jobsLeftRunning, { total: 2, first: left })
})

t.test('a request for what is not emulated is found, as often as it was made', async (t) => {
  const each = sandbox()
  const request = { isEmulated: false, method: 'GET', path: '/v1/elsewhere', jobId: undefined }
  for (let count = 0; count < 2; count++) each.record(recorded(each.journal, request))
  each.record(recorded(each.journal, { jobId: undefined, path: '/v1/jobs' }))
  const found = { method: 'GET', path: '/v1/elsewhere' }
  t.strictSame(await verdictOf(each), { ...NOTHING, ok: false, notEmulated: { total: 2, first: [found, found] } })
})

t.test('a reset makes a new start', async (t) => {
  const each = sandbox()
  each.jobs.seed([{ Type, plan: 'hangs' }], at)
  each.armFaults([{ delay: { ms: 0 } }], at)
  each.record(recorded(each.journal, { isEmulated: false }))
  t.equal((await verdictOf(each)).ok, false)
  each.reset()
  t.strictSame(await verdictOf(each), NOTHING)
})
