import t from 'tap'
import type { JournalEntry } from '../../../src/core/journal/journal-entry.js'
import { CallEnd, sdkCalls } from '../../../src/core/journal/sdk-calls.js'
import { atOnce } from '../../../src/core/time/steps.js'
import { validate } from '../../../src/core/validation/validate.js'
import { partsOf } from '../../support/journal-parts.js'
import { only } from '../../support/only.js'
import { journalOf } from '../../support/recorded.js'

const callsIn = (entries: readonly JournalEntry[]) => atOnce(sdkCalls(partsOf(entries)))

t.test('the requests of one invocation are one call, whatever comes in between', async (t) => {
  const calls = callsIn(
    journalOf(
      { at: 0, invocationId: 'a', sdkRequest: 'attempt=1; max=3', status: 429 },
      { at: 5, invocationId: 'b', sdkRequest: 'attempt=1; max=3' },
      { at: 7 },
      { at: 101, invocationId: 'a', sdkRequest: 'attempt=2; max=3', status: 429 },
      { at: 302, invocationId: 'a', sdkRequest: 'attempt=3; max=3' },
      { at: 310 }
    )
  )
  t.match(
    calls.map(({ entries, gapsMs, maxAttempts, end }) => [
      entries.map(({ ordinal }) => ordinal),
      gapsMs,
      maxAttempts,
      end
    ]),
    only(
      only(only(1, 4, 5), only(100, 200), 3, 'succeeded'),
      only(only(2), only(), 3, 'succeeded'),
      only(only(3), only(), undefined, 'succeeded'),
      only(only(6), only(), undefined, 'succeeded')
    )
  )
})

t.test('how a call ended', async (t) => {
  const endOf = (...statuses: (number | undefined)[]) =>
    callsIn(journalOf(...statuses.map((status) => ({ invocationId: 'a', sdkRequest: 'attempt=1; max=3', status }))))[0]
      ?.end
  t.equal(endOf(404), 'failed', 'not retried')
  t.equal(endOf(429, 429, 429), 'exhausted')
  t.equal(endOf(undefined, undefined), 'failed', 'given up before the last attempt')
  t.equal(endOf(500, 200), 'succeeded')
  const [open] = callsIn(
    journalOf(
      { invocationId: 'a', status: 429, sdkRequest: 'attempt=1; max=2' },
      { invocationId: 'a', status: undefined, durationMs: undefined }
    )
  )
  t.equal(open?.end, 'open', 'its last attempt has not ended')
})

t.test('a call of one attempt has no gaps, and one that may make no more has not used up its attempts', async (t) => {
  const only = (status: number) =>
    callsIn(journalOf({ invocationId: 'a', sdkRequest: 'attempt=1; max=1', status, retryAfterMs: 1000 }))
  for (const [status, end] of [
    [200, 'succeeded'],
    [399, 'succeeded'],
    [400, 'failed'],
    [429, 'failed']
  ] as const) {
    const [call, ...others] = only(status)
    t.strictSame(others, [])
    t.equal(call?.end, end, String(status))
    t.strictSame([call?.entries.length, call?.gapsMs, call?.maxAttempts], [1, [], 1])
    t.equal(call?.isRetryAfterRespected, undefined, 'there was no next attempt')
  }
})

t.test('whether Retry-After was respected', async (t) => {
  const respected = (retryAfterMs: number | undefined, gap: number) =>
    callsIn(journalOf({ invocationId: 'a', retryAfterMs, status: 429 }, { invocationId: 'a', at: 1 + gap }))[0]
      ?.isRetryAfterRespected
  t.equal(respected(undefined, 0), undefined)
  t.equal(respected(1000, 1000), true)
  t.equal(respected(1000, 995), true, 'timers are not more exact')
  t.equal(respected(1000, 994), false)
  const requests = [
    { retryAfterMs: 1000, at: 0 },
    { at: 1001 },
    { retryAfterMs: 500, at: 1002 },
    { at: 1503, status: 200 }
  ].map((each) => ({ invocationId: 'a', status: 429, ...each }))
  const ofAll = (...members: object[]) => callsIn(journalOf(...members))[0]?.isRetryAfterRespected
  t.equal(ofAll(...requests), true, 'by every attempt that was asked to wait')
  t.equal(ofAll(...requests.with(3, { invocationId: 'a', status: 200, at: 1100 })), false, 'by the first alone')
  t.equal(ofAll(...requests.with(1, { invocationId: 'a', status: 429, at: 10 })), false, 'by the last alone')
})

t.test('the number of attempts is that of the last request that names it', async (t) => {
  const maxOf = (...headers: (string | undefined)[]) =>
    callsIn(journalOf(...headers.map((sdkRequest) => ({ invocationId: 'a', sdkRequest }))))[0]?.maxAttempts
  t.equal(maxOf('attempt=1', 'attempt=2; max=3', 'attempt=3; max=4', undefined), 4)
  t.equal(maxOf('attempt=1', undefined), undefined)
})

t.test('the ways in which a call can end are named, and no others', async (t) => {
  for (const end of ['succeeded', 'failed', 'exhausted', 'open']) t.strictSame(validate(CallEnd, end), [])
  t.equal(validate(CallEnd, 'closed').length, 1)
})
