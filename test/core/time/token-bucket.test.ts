import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { type Bucket, takeToken } from '../../../src/core/time/token-bucket.js'
import { holds, runs, sequence } from '../../support/property.js'

t.test('a burst, then as many as come back in time', async (t) => {
  const quota = { requests: 2, perMs: 1000, burst: 3 }
  let bucket: Bucket | undefined
  const waits = [0, 0, 0, 0, 400, 500, 500, 5000, 5000, 5000, 5000].map((now) => {
    const taken = takeToken(quota, bucket, now)
    bucket = taken.bucket
    return Math.round(taken.waitMs)
  })
  t.strictSame(waits, [0, 0, 0, 500, 100, 0, 500, 0, 0, 0, 500])
})

t.test('in no stretch of time are there more than the burst and what has come back', async (t) => {
  const quota = fc.record({
    requests: fc.integer({ min: 1, max: 5 }),
    perMs: fc.integer({ min: 1, max: 500 }),
    burst: fc.integer({ min: 1, max: 5 })
  })
  await holds(
    t,
    fc.property(quota, sequence(fc.nat({ max: 200 }), 60), (quota, gaps) => {
      let now = 0
      let bucket: Bucket | undefined
      const passed: number[] = []
      for (const gap of gaps) {
        now += gap
        const taken = takeToken(quota, bucket, now)
        bucket = taken.bucket
        if (taken.waitMs === 0) passed.push(now)
      }
      for (const [first, start] of passed.entries()) {
        for (const [last, end] of passed.entries()) {
          if (last < first) continue
          const most = quota.burst + ((end - start) * quota.requests) / quota.perMs
          assert.ok(last - first + 1 <= most + 1e-6)
        }
      }
    }),
    runs(150, 5000)
  )
})
