import t from 'tap'
import type { JobView, PlanStep } from '../../src/client/index.js'
import { NEXT_STATES } from '../../src/console/views/jobs/job-states.js'
import { progress, timeLine, timeLineText } from '../../src/console/views/jobs/time-line.js'
import { TRANSITIONS } from '../../src/core/jobs/job-state.js'
import { build } from '../support/build.js'
import { Type } from '../support/jobs.js'

/** Returns how a frozen server shows a job with a plan, some time after it began. */
async function viewOf(t: Parameters<typeof build>[0], plan: readonly PlanStep[], ms = 0): Promise<JobView> {
  const { admin } = build(t, { clock: { mode: 'frozen', now: '2026-03-02T09:15:00.000Z' } })
  const { body } = await admin('POST', '/jobs', { Type, plan })
  if (ms > 0) await admin('POST', '/clock/advance', { ms })
  return (await admin('GET', `/jobs/${body.job.Id}`)).body
}

t.test('what is past has its instants, and what is planned those at which it is expected', async (t) => {
  const plan: PlanStep[] = [
    { state: 'WAITING', forMs: 1000 },
    { state: 'IN_PROGRESS', forMs: 3000 },
    { state: 'COMPLETED' }
  ]
  t.strictSame(timeLine(await viewOf(t, plan, 2000)), [
    { state: 'WAITING', when: 'past', from: '2026-03-02T09:15:00.000Z', until: '2026-03-02T09:15:01.000Z' },
    { state: 'IN_PROGRESS', when: 'now', from: '2026-03-02T09:15:01.000Z', until: '2026-03-02T09:15:04.000Z' },
    { state: 'COMPLETED', when: 'next', from: '2026-03-02T09:15:04.000Z' }
  ])
  const [waiting, inProgress, completed] = timeLine(await viewOf(t, plan))
  t.match(
    [waiting, inProgress, completed],
    [
      { when: 'now', until: '2026-03-02T09:15:01.000Z' },
      { when: 'next', from: '2026-03-02T09:15:01.000Z', until: '2026-03-02T09:15:04.000Z' },
      { when: 'next', from: '2026-03-02T09:15:04.000Z' }
    ]
  )
})

t.test('nothing is expected after a step that polls or a request end', async (t) => {
  const byPolls = await viewOf(t, [
    { state: 'WAITING', forPolls: 2 },
    { state: 'IN_PROGRESS', forMs: 10 },
    { state: 'ERROR' }
  ])
  t.strictSame(timeLine(byPolls), [
    { state: 'WAITING', when: 'now', from: '2026-03-02T09:15:00.000Z', forPolls: 2 },
    { state: 'IN_PROGRESS', when: 'next' },
    { state: 'ERROR', when: 'next' }
  ])
  const byRequest = await viewOf(t, [{ state: 'WAITING' }, { state: 'CANCELLED' }])
  t.match(timeLine(byRequest), [
    { when: 'now', isOpenEnded: true },
    { when: 'next', from: undefined }
  ])
})

t.test('a time line reads as a sentence', async (t) => {
  const plan: PlanStep[] = [
    { state: 'WAITING', forMs: 1000 },
    { state: 'IN_PROGRESS', forMs: 3000 },
    { state: 'COMPLETED' }
  ]
  t.equal(
    timeLineText(timeLine(await viewOf(t, plan, 2000))),
    'WAITING for 1 s, now IN_PROGRESS until 2026-03-02 09:15:04.000, then COMPLETED'
  )
  t.equal(timeLineText(timeLine(await viewOf(t, [{ state: 'IN_PROGRESS' }]))), 'IN_PROGRESS')
})

t.test('progress goes from 0 to 1 and stays there', (t) => {
  const span = { state: 'WAITING', when: 'now', from: '1970-01-01T00:00:01Z', until: '1970-01-01T00:00:03Z' } as const
  t.strictSame(
    [0, 1000, 2000, 3000, 9000].map((now) => progress(span, now)),
    [0, 0, 0.5, 1, 1]
  )
  t.equal(progress({ state: 'WAITING', when: 'now', from: span.from }, 2000), undefined)
  t.end()
})

t.test('a job can be moved to the states to which the server moves it', (t) => {
  t.strictSame(NEXT_STATES, TRANSITIONS)
  t.end()
})
