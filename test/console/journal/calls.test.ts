import fc from 'fast-check'
import t from 'tap'
import type { RequestView, SdkCall } from '../../../src/client/index.js'
import { durationOf, endOf, maxAttemptsOf } from '../../../src/console/live/journal/call-end.js'
import { type Call, Calls } from '../../../src/console/live/journal/calls.js'
import { gapsOf, isRetryAfterRespected } from '../../../src/console/live/journal/gaps.js'
import { build } from '../../support/build.js'
import { holds, runs, sequence } from '../../support/property.js'
import { openRequest, requestOf } from '../../support/requests-of.js'

const ordinals = (calls: readonly Call[]) => calls.map(({ attempts }) => attempts.map(({ ordinal }) => ordinal))

t.test('the attempts of an invocation are one call, wherever others came in between', async (t) => {
  const calls = new Calls()
  for (const [ordinal, invocationId] of [[1, 'a'], [2, 'b'], [3, 'a'], [4], [5], [6, 'a']] as const) {
    calls.put(requestOf(ordinal, invocationId && { invocationId }))
  }
  t.strictSame(ordinals(calls.toArray()), [[1, 3, 6], [2], [4], [5]])
})

t.test('a call is the same object until one of its requests changes', async (t) => {
  const calls = new Calls()
  calls.put(openRequest(1, { invocationId: 'a' }))
  calls.put(requestOf(2))
  const [first, second] = calls.toArray()
  calls.put(requestOf(1, { invocationId: 'a' }))
  const [changed, same] = calls.toArray()
  t.equal(same, second)
  t.not(changed, first)
  t.strictSame(first?.attempts[0].open, true, 'what was published does not change')
})

t.test('grouping depends neither on the order in which requests are told nor on how often', async (t) => {
  const told = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.boolean()), { maxLength: 40 })
  const invocations = fc.array(fc.constantFrom('a', 'b', 'c', undefined), { minLength: 12, maxLength: 12 })
  const property = fc.asyncProperty(told, invocations, async (told, invocations) => {
    const requestAt = (ordinal: number) => {
      const invocationId = invocations[ordinal - 1]
      return requestOf(ordinal, invocationId === undefined ? {} : { invocationId })
    }
    const calls = new Calls()
    const present = new Map<number, RequestView>()
    for (const [ordinal, isDropped] of told) {
      const request = requestAt(ordinal)
      if (isDropped) calls.drop(request)
      else calls.put(request)
      if (isDropped) present.delete(ordinal)
      else present.set(ordinal, request)
    }
    const inOrder = new Calls()
    for (const request of [...present.values()].sort((a, b) => a.ordinal - b.ordinal)) inOrder.put(request)
    const [actual, expected] = [calls, inOrder].map((each) => JSON.stringify(each.toArray()))
    if (actual !== expected) throw new Error(`${actual} instead of ${expected}`)
  })
  await holds(t, property, runs(200, 5000))
})

t.test('the console groups requests as GET /__admin/calls does', async (t) => {
  const { admin, aws, wall } = build(t)
  await admin('POST', '/jobs', { Id: 'mine', Type: 'EXPORT_ASSETS_TO_S3' })
  const request = fc.record({
    invocation: fc.constantFrom('a', 'b', 'c', 'd', undefined),
    attempt: fc.integer({ min: 1, max: 3 }),
    afterMs: fc.integer({ min: 0, max: 2500 }),
    throttled: fc.constantFrom('no', 'yes', 'with Retry-After')
  })
  const property = fc.asyncProperty(sequence(request, 12), async (requests) => {
    await admin('DELETE', '/requests')
    for (const { invocation, attempt, afterMs, throttled } of requests) {
      wall.advance(afterMs)
      if (throttled !== 'no') {
        const retryAfter = throttled === 'yes' ? {} : { retryAfterSeconds: 1 }
        await admin('POST', '/faults', { times: 1, effect: { exception: 'ThrottlingException', ...retryAfter } })
      }
      await aws('GET', '/v1/jobs/mine', undefined, {
        'amz-sdk-request': `attempt=${attempt}; max=3`,
        ...(invocation && { 'amz-sdk-invocation-id': invocation })
      })
    }
    const listed: RequestView[] = (await admin('GET', '/requests')).body.requests
    const expected: SdkCall[] = (await admin('GET', '/calls')).body.calls
    const calls = new Calls()
    for (const each of listed) calls.put(each)
    const told = calls.toArray().map((call) => ({
      requests: call.attempts.map(({ ordinal }) => ordinal),
      gapsMs: gapsOf(call),
      maxAttempts: maxAttemptsOf(call),
      retryAfterRespected: isRetryAfterRespected(call) ?? null,
      end: endOf(call)
    }))
    const wanted = expected.map(({ requests, gapsMs, maxAttempts, retryAfterRespected, end }) => ({
      requests,
      gapsMs,
      maxAttempts,
      retryAfterRespected,
      end
    }))
    if (JSON.stringify(told) !== JSON.stringify(wanted)) {
      throw new Error(`${JSON.stringify(told)} instead of ${JSON.stringify(wanted)}`)
    }
  })
  await holds(t, property, runs(12, 500))
})

t.test('how long a call took is known once its last attempt has ended', async (t) => {
  const calls = new Calls()
  calls.put(requestOf(1, { invocationId: 'a', status: 429 }))
  calls.put(openRequest(3, { invocationId: 'a' }))
  const [open] = calls.toArray()
  t.strictSame(open && [durationOf(open), endOf(open)], [undefined, 'open'])
  calls.put(requestOf(3, { invocationId: 'a', durationMs: 5 }))
  const [ended] = calls.toArray()
  t.strictSame(ended && [durationOf(ended), endOf(ended), gapsOf(ended)], [2005, 'succeeded', [1999]])
})
