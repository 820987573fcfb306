import t from 'tap'
import type { JobView } from '../../src/client/index.js'
import { agendaOf } from '../../src/console/views/clock/agenda.js'
import { instantOf } from '../../src/console/views/clock/instant-input.js'
import { remainingText } from '../../src/console/views/clock/remaining-text.js'

const at = (second: number) => `2026-03-02T09:15:0${second}.000Z`

function job(Id: string, nextTransitionAt: string | null, step: number | null = 0): JobView {
  const plan = [{ state: 'WAITING' }, { state: 'IN_PROGRESS' }]
  return {
    job: { Id, Type: 'EXPORT_ASSETS_TO_S3', State: 'WAITING' },
    plan,
    step,
    nextTransitionAt
  } as unknown as JobView
}

t.test('the agenda has the earliest transitions, in order, and no more than it may', async (t) => {
  const jobs = [
    job('d', at(4)),
    job('a', at(1)),
    job('never', null),
    job('b', at(2)),
    job('b2', at(2)),
    job('c', at(3))
  ]
  const ids = (most: number) => agendaOf(jobs, most).map(({ jobId }) => jobId)
  t.strictSame(ids(20), ['a', 'b', 'b2', 'c', 'd'])
  t.strictSame(ids(3), ['a', 'b', 'b2'])
  t.strictSame(ids(2), ['a', 'b'], 'of two that are due at once, the job that was created first')
  t.strictSame(agendaOf([], 20), [])
})

t.test('an entry of the agenda has the states before and after, if the plan tells', async (t) => {
  const entry = { jobId: 'a', type: 'EXPORT_ASSETS_TO_S3', from: 'WAITING', at: at(1) }
  t.strictSame(agendaOf([job('a', at(1))], 1), [{ ...entry, to: 'IN_PROGRESS' }])
  t.strictSame(agendaOf([job('a', at(1), 1)], 1), [{ ...entry, to: undefined }])
  t.strictSame(agendaOf([job('a', at(1), null)], 1), [{ ...entry, to: undefined }])
})

t.test('a time is typed as the console shows it, or in ISO 8601', async (t) => {
  const typed: Record<string, string> = {
    '2026-03-02 09:15:00.000': '2026-03-02T09:15:00.000Z',
    '2026-03-02 09:15': '2026-03-02T09:15:00Z',
    ' 2026-03-02 ': '2026-03-02T00:00:00Z',
    '2026-03-02T09:15:00+01:00': '2026-03-02T09:15:00+01:00',
    '2026-03-02T09:15:00Z': '2026-03-02T09:15:00Z',
    tomorrow: 'tomorrow'
  }
  for (const [text, instant] of Object.entries(typed)) t.equal(instantOf(text), instant)
})

t.test('the time until a transition, and how long that really takes', async (t) => {
  t.equal(remainingText(125_000, { mode: 'running', rate: 1 }), 'in 2 min 5 s')
  t.equal(remainingText(120_000, { mode: 'running', rate: 60 }), 'in 2 min, 2 s of real time')
  t.equal(remainingText(120_000, { mode: 'frozen', rate: 60 }), 'in 2 min', 'which a frozen clock never comes to')
  t.equal(remainingText(-1, { mode: 'running', rate: 1 }), 'now')
})
