import t from 'tap'
import type { Job } from '../../../src/core/jobs/job.js'
import type { JobSeed } from '../../../src/core/jobs/job-seed.js'
import { JobStore } from '../../../src/core/jobs/job-store.js'
import { RETENTION_MS } from '../../../src/core/jobs/retention.js'
import { jobOf, SEEDED_AT } from '../../support/job-of.js'
import { createSandbox } from '../../support/sandbox.js'

const Type = 'EXPORT_ASSETS_TO_S3' as const
const at = (index: number) => [index]

/** A job that is seeded so long after the first ones, and moves on after so long. */
function job(Id: string, seededMs: number, forMs: number): Job {
  const [seededAt, plan] = [
    SEEDED_AT + seededMs,
    [{ state: 'IN_PROGRESS', forMs } as const, { state: 'ERROR' } as const]
  ]
  return {
    ...jobOf({ Type, Id, plan }),
    isStarted: true,
    seededAt,
    stepSince: seededAt,
    history: [{ state: 'IN_PROGRESS', at: seededAt }]
  }
}

/** A store with these jobs, and what has happened in it so far, each with how long after the first jobs it was due. */
function store(...jobs: Job[]) {
  const time = { now: SEEDED_AT }
  const log: string[] = []
  const jobStore = new JobStore(
    () => time.now,
    ({ jobId, to, at }) => log.push(`${jobId} ${to} ${at - SEEDED_AT}`),
    (jobId) => log.push(`${jobId} gone`)
  )
  for (const each of jobs) jobStore.put(each)
  /** Lets so much time pass and settles what is due by then, one thing after the other. */
  const settle = (ms: number) => {
    time.now = SEEDED_AT + ms
    while (jobStore.settleNext(time.now));
    return log.splice(0)
  }
  return { jobStore, time, settle }
}

t.test('what falls due at the end of a retention comes after it, what falls due before comes first', async (t) => {
  const { jobStore, settle } = store(
    job('old', 0, RETENTION_MS - 2),
    job('before', 10, RETENTION_MS - 11),
    job('exactly', 20, RETENTION_MS - 20),
    job('later', 25, RETENTION_MS - 1),
    job('after', 30, RETENTION_MS - 29)
  )
  t.equal(jobStore.nextDueAt(), SEEDED_AT + RETENTION_MS - 2)
  t.strictSame(settle(RETENTION_MS - 1), [`old ERROR ${RETENTION_MS - 2}`, `before ERROR ${RETENTION_MS - 1}`])
  t.equal(jobStore.nextDueAt(), SEEDED_AT + RETENTION_MS)
  t.strictSame(settle(RETENTION_MS), ['old gone', `exactly ERROR ${RETENTION_MS}`])
  t.equal(jobStore.nextDueAt(), SEEDED_AT + RETENTION_MS + 1)
  t.strictSame(settle(RETENTION_MS + 30), [
    `after ERROR ${RETENTION_MS + 1}`,
    'before gone',
    'exactly gone',
    `later ERROR ${RETENTION_MS + 24}`,
    'later gone',
    'after gone'
  ])
  t.equal(jobStore.nextDueAt(), undefined)
  t.equal(jobStore.size, 0)
})

t.test('it is the same order when all of it is settled late', async (t) => {
  const { settle } = store(job('old', 0, 5), job('slow', 0, RETENTION_MS - 1), job('young', 1, RETENTION_MS - 1))
  t.strictSame(settle(2 * RETENTION_MS), [
    'old ERROR 5',
    `slow ERROR ${RETENTION_MS - 1}`,
    'old gone',
    'slow gone',
    `young ERROR ${RETENTION_MS}`,
    'young gone'
  ])
})

t.test('a job does not move on at the end of its own retention, nor later', async (t) => {
  for (const forMs of [RETENTION_MS, RETENTION_MS + 1, 2 * RETENTION_MS]) {
    const { jobStore, settle } = store(job('a', 0, forMs))
    t.equal(jobStore.nextTransitionAt(), undefined)
    t.equal(jobStore.nextDueAt(), SEEDED_AT + RETENTION_MS)
    t.strictSame(settle(3 * RETENTION_MS), ['a gone'], String(forMs))
  }
})

t.test('a job that is gone is in progress no more, and one that is due with it is as it has become', async (t) => {
  const { jobStore, time } = store(
    job('old', 0, 2 * RETENTION_MS),
    job('due', 9, RETENTION_MS - 9),
    job('young', 10, RETENTION_MS)
  )
  time.now = SEEDED_AT + RETENTION_MS - 1
  t.equal(jobStore.countActive(Type), 3)
  time.now++
  t.strictSame(
    jobStore.page({ after: undefined, limit: 9 }).jobs.map(({ id, state }) => [id, state]),
    [
      ['due', 'ERROR'],
      ['young', 'IN_PROGRESS']
    ]
  )
  t.equal(jobStore.countActive(Type), 1)
})

t.test('a clock does not wait for what happens to no job any more', async (t) => {
  const { sandbox } = createSandbox({ clock: { mode: 'frozen' } })
  const plan: JobSeed['plan'] = [{ state: 'WAITING', forMs: RETENTION_MS }, { state: 'CANCELLED' }]
  sandbox.jobs.seed([{ Type, plan }], at)
  t.equal(sandbox.jobs.nextTransitionAt, undefined)
  await t.rejects(
    sandbox.advanceClock({ toNextTransition: true }, () => {}),
    { kind: 'conflict', message: /^The clock was not advanced\./ }
  )
  sandbox.jobs.seed([{ Type, plan: [{ state: 'WAITING', forMs: RETENTION_MS - 1 }, { state: 'CANCELLED' }] }], at)
  await sandbox.advanceClock({ toNextTransition: true }, () => {})
  t.equal(sandbox.clock.now(), SEEDED_AT + RETENTION_MS - 1)
})
