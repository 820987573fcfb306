import type { ServerResponse } from 'node:http'
import type { JournalEntry } from '../core/journal/journal-entry.js'
import type { Exchange } from './call.js'

/** How much of a text is written down: a client may send thousands of characters with every request. */
const MAX_TEXT_LENGTH = 512

const NONE: readonly never[] = []

/** What the journal tells of an exchange that is over, at an instant in wall-clock milliseconds. */
export function journalEntry(exchange: Exchange, response: ServerResponse, now: number): JournalEntry {
  const { sandbox, asked, why, sent, verdict, headers, arrivedAt, credentialScope: scope } = exchange
  return {
    ordinal: sandbox.journal.nextOrdinal,
    at: arrivedAt,
    sandboxAt: sandbox.clock.now(),
    durationMs: now - arrivedAt,
    operation: asked.operation,
    isEmulated: !exchange.is404,
    method: exchange.method,
    path: exchange.url.slice(0, MAX_TEXT_LENGTH),
    jobId: textOf(asked.jobId),
    accessKeyId: textOf(scope?.accessKeyId),
    region: textOf(scope?.region),
    userAgent: textOf(headers['x-amz-user-agent'] ?? headers['user-agent']),
    invocationId: textOf(headers['amz-sdk-invocation-id']),
    sdkRequest: textOf(headers['amz-sdk-request']),
    status: response.headersSent ? response.statusCode : undefined,
    errorType: textOf(sent?.headers['x-amzn-errortype']),
    retryAfterMs: numberOf(sent?.headers['x-amz-retry-after']),
    stateBefore: why.state,
    stateAfter: asked.jobId === undefined ? undefined : sandbox.jobs.get(asked.jobId)?.state,
    step: why.step,
    polls: why.polls,
    faults: verdict?.fired ?? NONE,
    draws: verdict?.draws ?? NONE,
    bytes: sent?.bytes ?? 0
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, MAX_TEXT_LENGTH) : undefined
}

function numberOf(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value)
}
