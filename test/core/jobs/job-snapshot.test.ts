import t from 'tap'
import type { Job } from '../../../src/core/jobs/job.js'
import {
  fromJobSnapshot,
  JobSnapshot,
  jobSnapshotProblems,
  toJobSnapshot
} from '../../../src/core/jobs/job-snapshot.js'
import { advance, moveTo } from '../../../src/core/jobs/lifecycle.js'
import { validate } from '../../../src/core/validation/validate.js'
import { jobOf, SEEDED_AT } from '../../support/job-of.js'
import { Type } from '../../support/jobs.js'

const seeded = jobOf({ Type, Id: 'j', plan: 'fails' })
const running = advance(seeded, SEEDED_AT + 1000)
const failed = advance(seeded, SEEDED_AT + 4000)
const snapshot = toJobSnapshot(running, 7, 3)

t.test('a job comes back from a snapshot as it was, wherever it is in its plan', async (t) => {
  const started: Job = { ...seeded, startPlan: [{ state: 'IN_PROGRESS' }], outcome: 'o', assetId: 'a' }
  for (const job of [seeded, running, failed, moveTo(running, 'CANCELLED', SEEDED_AT + 2000), started]) {
    const serialized = JSON.parse(JSON.stringify(toJobSnapshot(job, 7, 3)))
    t.strictSame(validate(JobSnapshot, serialized), [], job.state)
    t.strictSame(jobSnapshotProblems(serialized, []), [], job.state)
    t.strictSame(fromJobSnapshot(serialized), job, job.state)
    t.match(serialized, { serial: 7, polls: 3 })
  }
})

t.test('a member without a value is left out of a snapshot', async (t) => {
  for (const name of ['assetId', 'startPlan', 'outcome']) t.notOk(name in snapshot, name)
})

t.test('a job that moves objects says since when, and does so only where there is a storage', async (t) => {
  for (const transfer of ['ahead', running.stepSince + 5] as const) {
    const job = { ...running, type: 'EXPORT_ASSETS_TO_S3', transfer } as const
    const serialized = JSON.parse(JSON.stringify(toJobSnapshot(job, 7, 3)))
    t.equal('transferSince' in serialized, transfer !== 'ahead')
    t.equal(fromJobSnapshot(serialized, true).transfer, transfer)
    t.equal(fromJobSnapshot(serialized).transfer, undefined)
  }
  t.equal(fromJobSnapshot(toJobSnapshot(failed, 0, 0), true).transfer, undefined, 'one that has ended moves nothing')
  const signed = { ...running, type: 'EXPORT_ASSET_TO_SIGNED_URL' } as const
  t.equal(fromJobSnapshot(toJobSnapshot(signed, 0, 0), true).transfer, undefined)
})

t.test('which serialized jobs are valid', async (t) => {
  const most = Number.MAX_SAFE_INTEGER
  for (const change of [{ serial: 0, polls: 0, stepPolls: most }, { step: null }, { assetId: 'a', outcome: 'o' }]) {
    t.strictSame(validate(JobSnapshot, { ...snapshot, ...change }), [], JSON.stringify(change))
  }
  for (const change of [
    { serial: -1 },
    { serial: 0.5 },
    { polls: -1 },
    { stepPolls: -1 },
    { step: -1 },
    { step: 0.5 },
    { plan: [] },
    { startPlan: [] },
    { history: [] },
    { history: [{ state: 'WAITING', at: 'noon' }] },
    { history: [{ state: 'WAITING', at: snapshot.seededAt, by: 'x' }] },
    { assetId: '' },
    { outcome: 'a b' },
    { job: { ...snapshot.job, Id: '' } },
    { job: { ...snapshot.job, Arn: 'a'.repeat(2049) } },
    { job: { ...snapshot.job, Unknown: 1 } },
    { seededAt: undefined },
    { unknown: 1 }
  ]) {
    t.not(validate(JobSnapshot, { ...snapshot, ...change }).length, 0, JSON.stringify(change).slice(0, 80))
  }
})

t.test('members of a serialized job that contradict each other are refused, each at its path', async (t) => {
  const problems = (change: Partial<JobSnapshot>, of = snapshot) =>
    jobSnapshotProblems({ ...of, ...change }, ['jobs', 0]).map(
      ({ at, message }) => `${at.slice(2).join('.')} ${message}`
    )
  const { job, plan, history } = snapshot
  const [first, last] = history as [JobSnapshot['history'][number], JobSnapshot['history'][number]]
  t.strictSame(problems({ step: 0 }), ['step is WAITING, and the job is IN_PROGRESS'])
  t.strictSame(problems({ step: 3 }), ['step must be below 3'])
  t.strictSame(problems({ history: [first] }), ["history must end with the job's state IN_PROGRESS, not WAITING"])
  t.strictSame(problems({ history: [first, { ...last, at: first.at }] }), [], 'at the same instant')
  t.strictSame(problems({ history: [last, { ...last, state: 'COMPLETED' }, last] }).length, 1)
  const transferSince = last.at
  const moves = 'transferSince belongs to a job that is IN_PROGRESS in a step that is not the last'
  t.strictSame(problems({ transferSince }), [])
  t.strictSame(problems({ transferSince, step: null }), [moves])
  t.strictSame(problems({ transferSince, plan: plan.slice(0, 2) }), [moves])
  t.strictSame(problems({ transferSince }, toJobSnapshot(failed, 0, 0)), [moves])
  const early = '2026-03-02T09:14:59.999Z'
  t.strictSame(problems({ history: [first, { ...last, at: early }] }), [
    `history.1.at is before ${first.at}, the entry before it`
  ])
  const Errors = [{ Code: 'MALWARE_DETECTED' as const, Message: 'm' }]
  const message = 'must have an entry for a job in ERROR, and be left out for any other'
  t.strictSame(problems({ job: { ...job, Errors } }), [`job.Errors ${message}`])
  const { Errors: _, ...without } = toJobSnapshot(failed, 0, 0).job
  t.strictSame(problems({ job: without }, toJobSnapshot(failed, 0, 0)), [`job.Errors ${message}`])
  const details = { ImportAssetsFromS3: {} }
  const paths = (change: Partial<JobSnapshot>) => problems(change).map((text) => text.split(' ')[0])
  t.strictSame(paths({ job: { ...job, Details: details } }), ['job.Details.ImportAssetsFromS3'])
  t.strictSame(paths({ plan: plan.with(2, { state: 'ERROR', details }) }), ['plan.2.details.ImportAssetsFromS3'])
  t.strictSame(paths({ startPlan: [{ state: 'WAITING', details }] }), ['startPlan.0.details.ImportAssetsFromS3'])
  t.strictSame(paths({ plan: [...plan, { state: 'WAITING' }] }), ['plan.3.state'])
  t.strictSame(paths({ startPlan: [{ state: 'ERROR' }, { state: 'WAITING' }] }), ['startPlan.1.state'])
})
