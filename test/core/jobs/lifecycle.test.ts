import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { JobSeed } from '../../../src/core/jobs/job-seed.js'
import { isTerminal, JobState, TRANSITIONS } from '../../../src/core/jobs/job-state.js'
import {
  advance,
  countPoll,
  dueAt,
  endsAt,
  finishTransfer,
  isTransferring,
  moveTo
} from '../../../src/core/jobs/lifecycle.js'
import { isPastRetention, RETENTION_MS, retentionEnd } from '../../../src/core/jobs/retention.js'
import { jobSeed } from '../../support/arbitraries.js'
import { jobOf, SEEDED_AT as START } from '../../support/job-of.js'
import { only } from '../../support/only.js'
import { holds, runs } from '../../support/property.js'

const TYPE = 'EXPORT_ASSET_TO_SIGNED_URL'

t.test('a plan by time goes through its states at the instants at which they are due', async (t) => {
  const job = jobOf({ Type: TYPE, plan: 'succeeds' })
  t.equal(advance(job, START + 999).state, 'WAITING')
  t.equal(advance(job, START + 1000).state, 'IN_PROGRESS')
  t.equal(advance(job, START + 3999).state, 'IN_PROGRESS')
  const late = advance(job, START + 1_000_000)
  t.equal(late.state, 'COMPLETED')
  t.equal(late.updatedAt, START + 4000, 'UpdatedAt is when it was due, not when somebody looked')
  t.strictSame(late.history, [
    { state: 'WAITING', at: START },
    { state: 'IN_PROGRESS', at: START + 1000 },
    { state: 'COMPLETED', at: START + 4000 }
  ])
  t.equal(dueAt(late), undefined)
})

t.test('advance composes: advance(advance(job, a), b) is advance(job, b)', async (t) => {
  const instants = fc.tuple(fc.nat({ max: 20_000 }), fc.nat({ max: 20_000 }))
  await holds(
    t,
    fc.property(jobSeed, instants, (seed, [one, other]) => {
      const [a, b] = one < other ? [one, other] : [other, one]
      const job = jobOf(seed)
      assert.deepEqual(advance(advance(job, START + a), START + b), advance(job, START + b))
    }),
    runs(150, 5000)
  )
})

t.test('a job ends by itself at the first instant at which it has ended, or is no longer kept', async (t) => {
  const instants = fc.tuple(fc.nat({ max: 20_000 }), fc.oneof(fc.nat({ max: 20_000 }), fc.constant(RETENTION_MS)))
  await holds(
    t,
    fc.property(jobSeed, instants, (seed, [since, after]) => {
      const job = advance(jobOf(seed), START + since)
      const isOver = (instant: number) => isPastRetention(job, instant) || isTerminal(advance(job, instant).state)
      const end = endsAt(job)
      assert.equal(end <= START + since + after, isOver(START + since + after))
      if (end > START + since) {
        assert.ok(isOver(end) && !isOver(end - 1))
        assert.equal(endsAt(advance(job, end - 1)), end, 'it does not depend on when it is asked')
      } else assert.equal(end, Number.NEGATIVE_INFINITY)
    }),
    runs(150, 5000)
  )
})

t.test('every legal plan reaches its end by time and polls, by legal transitions only', async (t) => {
  await holds(
    t,
    fc.property(jobSeed, (seed) => {
      let job = jobOf(seed)
      const last = job.plan.at(-1)?.state
      for (let now = START, turns = 0; job.step !== job.plan.length - 1; turns++) {
        if (turns > 50) return assert.fail(`${JSON.stringify(job.plan)} does not end`)
        const step = job.plan[job.step as number]
        if (step?.forMs === undefined && step?.forPolls === undefined) return
        now = dueAt(job) ?? now
        job = countPoll(advance(job, now), now)
      }
      assert.equal(job.state, last)
      for (const [index, { state }] of job.history.entries()) {
        const before = job.history[index - 1]?.state
        if (before) assert.ok(TRANSITIONS[before].includes(state), `${before} to ${state}`)
      }
      return undefined
    }),
    runs(150, 5000)
  )
})

t.test('a job has errors if, and only if, it is in ERROR', async (t) => {
  await holds(
    t,
    fc.property(jobSeed, fc.nat({ max: 20_000 }), (seed, ms) => {
      const job = advance(jobOf(seed), START + ms)
      assert.equal(job.errors !== undefined && job.errors.length > 0, job.state === 'ERROR')
    }),
    runs(150, 5000)
  )
})

t.test('a step by polls ends at the instant of its last poll', async (t) => {
  let job = jobOf({ Type: TYPE, plan: [{ state: 'IN_PROGRESS', forPolls: 2 }, { state: 'COMPLETED' }] })
  job = countPoll(job, START + 10)
  t.equal(job.state, 'IN_PROGRESS')
  job = countPoll(job, START + 20)
  t.match(job, { state: 'COMPLETED', stepPolls: 0, updatedAt: START + 20 })
  job = countPoll(job, START + 30)
  t.match(job, { state: 'COMPLETED', updatedAt: START + 20 })
})

t.test('a step by time after one by polls starts with the last poll', async (t) => {
  const plan = [
    { state: 'WAITING', forPolls: 1 },
    { state: 'IN_PROGRESS', forMs: 500 },
    { state: 'COMPLETED' }
  ] satisfies JobSeed['plan']
  const job = countPoll(jobOf({ Type: TYPE, plan }), START + 70)
  t.equal(job.state, 'IN_PROGRESS')
  t.equal(dueAt(job), START + 570)
})

t.test("a step's details are merged when it begins", async (t) => {
  const plan: JobSeed['plan'] = [
    { state: 'IN_PROGRESS', forMs: 10 },
    { state: 'COMPLETED', details: { ExportAssetToSignedUrl: { SignedUrl: 'https://example.com/x' } } }
  ]
  const job = jobOf({ Type: TYPE, Details: { ExportAssetToSignedUrl: { AssetId: 'a' } }, plan })
  t.equal(job.details.ExportAssetToSignedUrl?.SignedUrl, undefined)
  const done = advance(job, START + 10)
  t.match(done.details.ExportAssetToSignedUrl, { AssetId: 'a', SignedUrl: 'https://example.com/x' })
})

t.test(
  'a job moved by hand goes on from there if its plan has that state ahead, else its plan has ended',
  async (t) => {
    const job = jobOf({ Type: TYPE, plan: 'succeeds' })
    const ahead = moveTo(job, 'IN_PROGRESS', START + 5)
    t.match(ahead, { state: 'IN_PROGRESS', step: 1, updatedAt: START + 5 })
    t.match(advance(ahead, START + 3005), { state: 'COMPLETED', updatedAt: START + 3005 })

    const aside = moveTo(job, 'CANCELLED', START + 5)
    t.match(aside, { state: 'CANCELLED', step: undefined })
    t.equal(dueAt(aside), undefined)

    const failed = moveTo(job, 'ERROR', START + 5, { errors: [{ Code: 'MALWARE_DETECTED', Message: 'found' }] })
    t.strictSame(failed.errors, [{ Code: 'MALWARE_DETECTED', Message: 'found' }])
    t.match(moveTo(job, 'ERROR', START + 5).errors, only({ Code: String, Message: String }), 'made up where not given')
  }
)

t.test('details by hand are laid over those of the step', async (t) => {
  const plan: JobSeed['plan'] = [
    { state: 'IN_PROGRESS' },
    { state: 'COMPLETED', details: { ExportAssetToSignedUrl: { SignedUrl: 'https://plan.example', AssetId: 'p' } } }
  ]
  const moved = moveTo(jobOf({ Type: TYPE, plan }), 'COMPLETED', START, {
    details: { ExportAssetToSignedUrl: { AssetId: 'h' } }
  })
  t.match(moved.details.ExportAssetToSignedUrl, { SignedUrl: 'https://plan.example', AssetId: 'h' })
})

t.test('the terminal states are the four that nothing follows', async (t) => {
  t.strictSame(JobState.enum.filter(isTerminal).sort(), ['CANCELLED', 'COMPLETED', 'ERROR', 'TIMED_OUT'])
})

/** The job of a seed as it is where objects are moved. */
const movingOf = (seed: JobSeed) => ({ ...jobOf(seed), transfer: 'ahead' as const })

t.test('a job that moves objects waits for them when only COMPLETED is left, and stays as it was', async (t) => {
  const job = movingOf({ Type: TYPE, plan: 'succeeds' })
  const waiting = advance(job, START + 1_000_000)
  t.match(waiting, { state: 'IN_PROGRESS', transfer: START + 4000, updatedAt: START + 1000, step: 1 })
  t.match(waiting.history, { length: 2 })
  t.equal(dueAt(waiting), undefined)
  t.equal(countPoll(waiting, START + 5000), waiting)
  const done = finishTransfer(waiting, START + 7000)
  t.match(done, { state: 'COMPLETED', transfer: undefined, updatedAt: START + 7000 })
  const failing = advance(movingOf({ Type: TYPE, plan: 'fails' }), START + 1_000_000)
  t.match(failing, { state: 'ERROR', transfer: undefined, updatedAt: START + 4000 })
  const byPolls = movingOf({ Type: TYPE, plan: [{ state: 'IN_PROGRESS', forPolls: 1 }, { state: 'COMPLETED' }] })
  t.match(countPoll(byPolls, START + 10), { state: 'IN_PROGRESS', transfer: START + 10 })
  t.match(moveTo(waiting, 'COMPLETED', START + 6000), {
    state: 'COMPLETED',
    transfer: undefined,
    updatedAt: START + 6000
  })
})

t.test('the laws of time hold for jobs that move objects, of which none is COMPLETED by time alone', async (t) => {
  const instants = fc.tuple(fc.nat({ max: 20_000 }), fc.nat({ max: 20_000 }))
  await holds(
    t,
    fc.property(jobSeed, instants, (seed, [one, other]) => {
      const [a, b] = one < other ? [one, other] : [other, one]
      const job = movingOf(seed)
      const late = advance(job, START + b)
      assert.deepEqual(advance(advance(job, START + a), START + b), late)
      assert.ok(late.state !== 'COMPLETED' || job.state === 'COMPLETED')
      const ended = advance(jobOf(seed), START + b)
      if (isTransferring(late)) {
        assert.equal(ended.state, 'COMPLETED')
        assert.equal(finishTransfer(late, late.transfer).updatedAt, ended.updatedAt)
        assert.equal(endsAt(late), retentionEnd(job))
        if (!isTerminal(job.state)) assert.equal(endsAt(job), retentionEnd(job), 'it is not known before either')
      } else assert.deepEqual({ ...ended, transfer: late.transfer }, late)
    }),
    runs(150, 5000)
  )
})
