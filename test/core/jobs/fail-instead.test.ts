import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { failInsteadOfCompleting } from '../../../src/core/jobs/fail-instead.js'
import type { JobError } from '../../../src/core/jobs/job-error.js'
import { advance, countPoll } from '../../../src/core/jobs/lifecycle.js'
import { jobSeed } from '../../support/arbitraries.js'
import { jobOf, SEEDED_AT as START } from '../../support/job-of.js'
import { holds, runs } from '../../support/property.js'

const error: JobError = { Code: 'RESOURCE_NOT_FOUND_EXCEPTION', Message: 'It is gone.' }

t.test('a job that is to fail differs from itself only in that it does not complete', async (t) => {
  const instants = fc.tuple(fc.nat({ max: 10_000 }), fc.nat({ max: 10_000 }))
  let failed = 0
  await holds(
    t,
    fc.property(jobSeed, instants, (seed, [deletedAt, readLater]) => {
      const running = advance(jobOf(seed), START + deletedAt)
      const readAt = START + deletedAt + readLater
      const was = advance(running, readAt)
      const is = advance(failInsteadOfCompleting(running, error), readAt)
      const fails = was.state === 'COMPLETED' && running.state !== 'COMPLETED'
      assert.equal(is.state, fails ? 'ERROR' : was.state)
      assert.equal(is.updatedAt, was.updatedAt)
      assert.deepEqual(
        is.history.map(({ at }) => at),
        was.history.map(({ at }) => at)
      )
      if (fails) {
        failed++
        assert.deepEqual(is.errors, [error])
      } else assert.deepEqual({ ...is, plan: was.plan }, was)
    }),
    runs(300, 5000)
  )
  t.ok(failed > 0, `${failed} jobs failed`)
})

t.test('a job that completes with a poll fails with that poll', async (t) => {
  const plan = [{ state: 'IN_PROGRESS' as const, forPolls: 2 }, { state: 'COMPLETED' as const }]
  const job = failInsteadOfCompleting(jobOf({ Type: 'EXPORT_ASSETS_TO_S3', plan }), error)
  const once = countPoll(job, START)
  t.equal(once.state, 'IN_PROGRESS')
  t.match(countPoll(once, START + 1), { state: 'ERROR', errors: [error], updatedAt: START + 1 })
})

t.test('a job that its plan does not lead to its completion stays as it is', async (t) => {
  for (const plan of ['hangs', 'fails', 'cancelled', 'times-out'] as const) {
    const job = jobOf({ Type: 'EXPORT_ASSETS_TO_S3', plan })
    t.equal(failInsteadOfCompleting(job, error), job, plan)
  }
})
