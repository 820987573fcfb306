import { type DataExchangeServiceException, GetJobCommand } from '@aws-sdk/client-dataexchange'
import t from 'tap'
import { only } from '../support/only.js'
import { sdkClient } from '../support/sdk-client.js'
import { startServer } from '../support/server.js'

/** How much earlier than it was asked to a timer may fire, in milliseconds. */
const TIMER_MS = 5

const JobId = 'completedExportAssetToSignedUrl01'
const throttling = { exception: 'ThrottlingException' }

interface Call {
  readonly sdk: { readonly name: string; readonly version: string }
  readonly totalGapMs: number
}

interface Entry {
  readonly status: number
  readonly errorType?: string
  readonly bytes: number
}

const ERROR_TYPES: Readonly<Record<number, string>> = { 400: 'ValidationException', 429: 'ThrottlingException' }

/** What a client is answered, and what `calls` should make of it beside what the SDK says of itself. */
const CASES = [
  { what: 'no fault', end: 'succeeded', statuses: [200], retryAfterRespected: null },
  {
    what: 'throttled once',
    fault: { times: 1, effect: throttling },
    end: 'succeeded',
    statuses: [429, 200],
    retryAfterRespected: null
  },
  {
    what: 'throttled twice, with Retry-After',
    fault: { times: 2, effect: { ...throttling, retryAfterSeconds: 0.3 } },
    end: 'succeeded',
    statuses: [429, 429, 200],
    retryAfterRespected: true
  },
  {
    what: 'throttled for ever',
    fault: { effect: throttling },
    end: 'exhausted',
    statuses: [429, 429, 429],
    retryAfterRespected: null
  },
  {
    what: 'throttled for ever, with Retry-After',
    fault: { effect: { ...throttling, retryAfterSeconds: 0.1 } },
    end: 'exhausted',
    statuses: [429, 429, 429],
    retryAfterRespected: true
  },
  {
    what: 'not to be retried',
    fault: { effect: { exception: 'ValidationException' } },
    end: 'failed',
    statuses: [400],
    retryAfterRespected: null
  }
] as const

t.test('`calls` says of each call what the SDK says of it: attempts and the waits between them', async (t) => {
  const { url, admin } = await startServer(t)
  const client = sdkClient(t, url)

  for (const { what, ...rest } of CASES) {
    await t.test(what, async (t) => {
      await admin('DELETE', '/requests')
      await admin('DELETE', '/faults')
      if ('fault' in rest) await admin('POST', '/faults', rest.fault)
      const began = performance.now()
      const { $metadata } = await client
        .send(new GetJobCommand({ JobId }))
        .catch((error: DataExchangeServiceException) => error)
      const elapsedMs = performance.now() - began

      const { calls } = (await admin('GET', '/calls')) as { calls: [Call] }
      t.match(
        calls,
        only({
          operation: 'GetJob',
          jobId: JobId,
          sdk: { name: 'aws-sdk-js' },
          attempts: $metadata.attempts,
          maxAttempts: 3,
          statuses: only(...rest.statuses),
          end: rest.end,
          retryAfterRespected: rest.retryAfterRespected
        })
      )
      const [{ totalGapMs }] = calls
      const delayMs = $metadata.totalRetryDelay ?? 0
      t.ok(totalGapMs >= delayMs - TIMER_MS * rest.statuses.length, `${totalGapMs} ms, and the SDK waited ${delayMs}`)
      t.ok(totalGapMs <= elapsedMs, `${totalGapMs} ms, and the call took ${elapsedMs}`)

      const { requests } = (await admin('GET', '/requests')) as { requests: Entry[] }
      for (const { status, errorType, bytes } of requests) {
        t.equal(errorType, ERROR_TYPES[status], 'the journal has what went over the wire')
        t.ok(bytes > 0)
      }
    })
  }
})
