import t from 'tap'
import type { JobSeed } from '../../../src/core/jobs/job-seed.js'
import type { Plan, PlanName } from '../../../src/core/jobs/plan.js'
import type { Sandbox } from '../../../src/core/sandbox/sandbox.js'
import { createSandbox } from '../../support/sandbox.js'

const Type = 'EXPORT_ASSET_TO_SIGNED_URL' as const
const ID = 'a'.repeat(32)
const OTHER = 'b'.repeat(32)
const SOURCE = { AssetId: ID, DataSetId: ID, RevisionId: ID }
const at = (index: number) => [index]
const START = Date.UTC(2026, 2, 2, 9, 15)

/** A sandbox whose time stands still, and a job in it that a client has created and that has a plan of its own. */
function created(plan: Plan) {
  const { sandbox } = createSandbox({ clock: { mode: 'frozen' } })
  sandbox.addOutcomes([{ match: { type: Type }, plan: [...plan] }], at)
  const { id } = sandbox.jobs.create({ Type, Details: { ExportAssetToSignedUrl: SOURCE } }, undefined)
  return { sandbox, id, ...timeOf(sandbox) }
}

function timeOf(sandbox: Sandbox) {
  return { pass: (ms: number) => sandbox.advanceClock({ ms }, () => {}) }
}

/** Where a job stands: its state, since when, and the states it has been in. */
function standing(sandbox: Sandbox, id: string) {
  const { state, updatedAt, history } = sandbox.jobs.get(id) as NonNullable<ReturnType<typeof sandbox.jobs.get>>
  return [state, updatedAt - START, history.map((each) => [each.state, each.at - START])]
}

const detailsOf = (sandbox: Sandbox, id: string) => sandbox.jobs.get(id)?.details.ExportAssetToSignedUrl

t.test('the details of the first step are merged at the start, not before', async (t) => {
  for (const state of ['WAITING', 'IN_PROGRESS'] as const) {
    const details = { ExportAssetToSignedUrl: { RevisionId: OTHER, SignedUrl: 'https://example.com' } }
    const { sandbox, id, pass } = created([{ state, forMs: 10, details }, { state: 'ERROR' }])
    await pass(5)
    t.strictSame(detailsOf(sandbox, id), SOURCE, `${state}: before it is started`)
    sandbox.jobs.start(id)
    t.strictSame(detailsOf(sandbox, id), { ...SOURCE, RevisionId: OTHER, SignedUrl: 'https://example.com' }, state)
  }
})

t.test('the details of a later step are merged with it, and last those of all steps are there', async (t) => {
  const step = (details: object) => ({ details: { ExportAssetToSignedUrl: details } })
  const { sandbox, id, pass } = created([
    { state: 'WAITING', forMs: 10, ...step({ AssetId: OTHER, RevisionId: OTHER }) },
    { state: 'IN_PROGRESS', forMs: 10, ...step({ RevisionId: ID }) },
    { state: 'COMPLETED', ...step({ SignedUrlExpiresAt: '2026-03-02T11:15:00+01:00' }) }
  ])
  sandbox.jobs.start(id)
  await pass(10)
  t.strictSame(detailsOf(sandbox, id), { ...SOURCE, AssetId: OTHER, RevisionId: ID })
  await pass(10)
  t.strictSame(
    detailsOf(sandbox, id),
    { ...SOURCE, AssetId: OTHER, RevisionId: ID, SignedUrlExpiresAt: '2026-03-02T10:15:00.000Z' },
    'with instants as the service writes them'
  )
})

t.test('a seeded job that is held in WAITING takes on the details of the step that its start leads to', async (t) => {
  const { sandbox } = createSandbox({ clock: { mode: 'frozen' } })
  const details = { ExportAssetToSignedUrl: { AssetId: OTHER } }
  const plan: JobSeed['plan'] = [{ state: 'WAITING' }, { state: 'IN_PROGRESS', forMs: 10, details }, { state: 'ERROR' }]
  sandbox.jobs.seed([{ Type, Id: 'held', Details: { ExportAssetToSignedUrl: SOURCE }, plan }], at)
  t.strictSame(detailsOf(sandbox, 'held'), SOURCE)
  sandbox.jobs.start('held')
  t.strictSame(detailsOf(sandbox, 'held'), { ...SOURCE, AssetId: OTHER })
})

t.test('a plan that begins with WAITING by time waits from the start on', async (t) => {
  const { sandbox, id, pass } = created([
    { state: 'WAITING', forMs: 700 },
    { state: 'IN_PROGRESS', forMs: 50 },
    { state: 'COMPLETED' }
  ])
  await pass(5000)
  t.equal(sandbox.jobs.start(id), 'started')
  t.strictSame(standing(sandbox, id), ['WAITING', 0, [['WAITING', 0]]], 'the start itself is no transition')
  t.equal(sandbox.jobs.nextTransitionAt, START + 5700)
  await pass(699)
  t.equal(sandbox.jobs.start(id), 'not-startable', 'again')
  t.equal(standing(sandbox, id)[0], 'WAITING')
  await pass(1)
  t.strictSame(standing(sandbox, id), [
    'IN_PROGRESS',
    5700,
    [
      ['WAITING', 0],
      ['IN_PROGRESS', 5700]
    ]
  ])
  t.equal(sandbox.jobs.start(id), 'not-startable')
  await pass(50)
  t.strictSame(standing(sandbox, id).slice(0, 2), ['COMPLETED', 5750])
})

t.test('a plan that begins with WAITING by polls counts those from the start on', async (t) => {
  const { sandbox, id, pass } = created([{ state: 'WAITING', forPolls: 2 }, { state: 'CANCELLED' }])
  for (let poll = 0; poll < 3; poll++) t.equal(sandbox.jobs.poll(id)?.job.state, 'WAITING')
  sandbox.jobs.start(id)
  await pass(100_000_000)
  t.equal(sandbox.jobs.poll(id)?.job.state, 'WAITING')
  t.equal(sandbox.jobs.poll(id)?.job.state, 'WAITING')
  t.equal(sandbox.jobs.poll(id)?.job.state, 'CANCELLED')
})

t.test('a plan that only waits keeps a started job in WAITING for ever', async (t) => {
  const { sandbox, id, pass } = created([{ state: 'WAITING' }])
  t.equal(sandbox.jobs.nextTransitionAt, START + 86_400_000, 'it would time out if it were not started')
  sandbox.jobs.start(id)
  t.equal(sandbox.jobs.nextTransitionAt, undefined)
  await pass(90_000_000)
  t.equal(sandbox.jobs.start(id), 'not-startable', 'again')
  t.equal(sandbox.jobs.nextTransitionAt, undefined)
  t.strictSame(standing(sandbox, id), ['WAITING', 0, [['WAITING', 0]]])
  sandbox.jobs.transition(id, 'IN_PROGRESS', {})
  t.equal(standing(sandbox, id)[0], 'IN_PROGRESS')
})

t.test('a job that has been started is not moved on by another start', async (t) => {
  const { sandbox, id } = created([{ state: 'WAITING' }, { state: 'IN_PROGRESS' }])
  t.equal(sandbox.jobs.start(id), 'started')
  for (let count = 0; count < 3; count++) t.equal(sandbox.jobs.start(id), 'not-startable')
  t.strictSame(standing(sandbox, id), ['WAITING', 0, [['WAITING', 0]]])
})

t.test('a started job that waits counts as in progress', async (t) => {
  const { sandbox, id } = created([{ state: 'WAITING', forMs: 10 }, { state: 'CANCELLED' }])
  sandbox.setLimits({ inProgress: { [Type]: 1 }, onBreach: 'ConflictException' })
  const second = sandbox.jobs.create({ Type, Details: { ExportAssetToSignedUrl: SOURCE } }, undefined)
  t.equal(sandbox.jobs.start(id), 'started')
  t.match(sandbox.jobs.start(second.id), { value: 1, onBreach: 'ConflictException' })
  await timeOf(sandbox).pass(10)
  t.equal(sandbox.jobs.start(second.id), 'started')
})

t.test('once started, a named plan has no WAITING step, unless it has no other', (t) => {
  const starts = { succeeds: 'IN_PROGRESS', fails: 'IN_PROGRESS', hangs: 'IN_PROGRESS', 'times-out': 'IN_PROGRESS' }
  for (const [plan, state] of Object.entries({ ...starts, cancelled: 'CANCELLED', waits: 'WAITING' })) {
    const { sandbox } = createSandbox({ clock: { mode: 'frozen' } })
    sandbox.addOutcomes([{ plan: plan as PlanName }], at)
    const { id } = sandbox.jobs.create({ Type, Details: { ExportAssetToSignedUrl: SOURCE } }, undefined)
    t.equal(standing(sandbox, id)[0], 'WAITING', `${plan}: before it is started`)
    sandbox.jobs.start(id)
    t.equal(standing(sandbox, id)[0], state, plan)
  }
  t.end()
})

t.test('a seeded job moves on when it is started, whatever time its WAITING step has left', async (t) => {
  const { sandbox } = createSandbox({ clock: { mode: 'frozen' } })
  sandbox.jobs.seed([{ Type, Id: 'seeded', plan: 'succeeds' }], at)
  sandbox.jobs.start('seeded')
  t.strictSame(standing(sandbox, 'seeded')[0], 'IN_PROGRESS')
  await timeOf(sandbox).pass(3000)
  t.strictSame(standing(sandbox, 'seeded').slice(0, 2), ['COMPLETED', 3000])
})

t.test('a seeded job whose WAITING step leads to its end reaches that when it is due, started or not', async (t) => {
  const { sandbox } = createSandbox({ clock: { mode: 'frozen' } })
  sandbox.jobs.seed([{ Type, Id: 'seeded', plan: [{ state: 'WAITING', forMs: 20 }, { state: 'TIMED_OUT' }] }], at)
  await timeOf(sandbox).pass(5)
  t.equal(sandbox.jobs.start('seeded'), 'started')
  t.equal(sandbox.jobs.start('seeded'), 'not-startable')
  t.equal(standing(sandbox, 'seeded')[0], 'WAITING')
  await timeOf(sandbox).pass(15)
  t.strictSame(standing(sandbox, 'seeded').slice(0, 2), ['TIMED_OUT', 20])
})
