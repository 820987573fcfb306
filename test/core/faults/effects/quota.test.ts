import t from 'tap'
import { decideQuota } from '../../../../src/core/faults/effects/quota.js'

const QUOTA = { kind: 'quota', quota: { requests: 2, perMs: 3000 } } as const

t.test('a request that gets a token does not fail', async (t) => {
  t.strictSame(decideQuota(QUOTA, undefined, 5), { bucket: { tokens: 1, at: 5 }, exception: undefined })
  t.strictSame(decideQuota(QUOTA, { tokens: 1, at: 5 }, 5), { bucket: { tokens: 0, at: 5 }, exception: undefined })
})

t.test(
  'a request without a token is throttled until the next one, in seconds rounded up to a millisecond',
  async (t) => {
    const { bucket, exception } = decideQuota(QUOTA, { tokens: 0, at: 5 }, 5.5)
    t.equal(bucket.at, 5.5)
    t.strictSame(exception, {
      kind: 'exception',
      exception: 'ThrottlingException',
      members: {},
      retryAfterSeconds: 1.5
    })
  }
)
