import type { IncomingHttpHeaders } from 'node:http'
import type { FaultDecision } from '../core/faults/fault-decision.js'
import type { ResourceIds } from '../core/jobs/mentioned-ids.js'
import type { JournalEntry } from '../core/journal/journal-entry.js'
import { copyText } from '../core/memory/copy-text.js'
import type { OperationName } from '../core/model/operation.js'
import type { Sandbox } from '../core/sandbox/sandbox.js'
import type { CredentialScope } from './wire/credential-scope.js'
import type { Explanation } from './wire/explanation.js'
import type { SentResponse } from './wire/response.js'

/** How many characters of a text the journal keeps: a client may send thousands of them with every request. */
const MAX_TEXT_LENGTH = 512

/** Texts that are cut from the URL or the signature of a request are copied if these are together longer than this. */
const MAX_SOURCE_LENGTH = 2048

const NONE: readonly never[] = []

/** What the journal tells of a call. */
interface JournaledCall {
  readonly sandbox: Sandbox
  readonly request: { readonly method?: string | undefined }
  readonly headers: IncomingHttpHeaders
  readonly destination: { readonly url: string; readonly credentialScope: CredentialScope | undefined }
  readonly operation: OperationName | undefined
  readonly isEmulated: boolean
  readonly arrivedAt: number
  readonly explanation: Explanation
  readonly jobId: string | undefined
  readonly resources: ResourceIds | undefined
  readonly faults: FaultDecision | undefined
  readonly sent: SentResponse | undefined
}

/** The journal entry of a call that has just arrived and stays open: what it asks, and which faults fired. */
export function toOpenEntry(call: JournaledCall, opened?: JournalEntry): JournalEntry {
  const entry = toJournalEntry(call, call.arrivedAt, opened)
  // What faults are matched against is no news of a response that may never come.
  const unknown = { stateBefore: undefined, stateAfter: undefined, step: undefined, polls: undefined }
  return { ...entry, ...unknown, durationMs: undefined }
}

/**
 * The journal entry of a call that ended at an instant, in wall-clock milliseconds. `opened` is the entry that it got
 * at its arrival, if it stayed open.
 */
export function toJournalEntry(call: JournaledCall, now: number, opened?: JournalEntry): JournalEntry {
  const { sandbox, explanation, sent, faults, headers, arrivedAt, destination, jobId } = call
  const { credentialScope: scope, url } = destination
  // A text that was cut from another keeps all of that in memory.
  const partOf = url.length + (headers.authorization?.length ?? 0) > MAX_SOURCE_LENGTH ? copyOf : textOf
  return {
    ordinal: opened?.ordinal ?? sandbox.journal.nextOrdinal,
    at: arrivedAt,
    sandboxAt: opened?.sandboxAt ?? sandbox.clock.now(),
    durationMs: now - arrivedAt,
    operation: call.operation,
    isEmulated: call.isEmulated,
    method: call.request.method as string,
    path: partOf(url) as string,
    jobId: partOf(jobId),
    resources: call.resources && partsOf(call.resources, partOf),
    accessKeyId: partOf(scope?.accessKeyId),
    region: partOf(scope?.region),
    userAgent: textOf(headers['x-amz-user-agent'] ?? headers['user-agent']),
    invocationId: textOf(headers['amz-sdk-invocation-id']),
    sdkRequest: textOf(headers['amz-sdk-request']),
    status: sent?.status,
    errorType: textOf(sent?.headers['x-amzn-errortype']),
    retryAfterMs: numberOf(sent?.headers['x-amz-retry-after']),
    stateBefore: explanation.state,
    stateAfter: jobId === undefined ? undefined : sandbox.jobs.get(jobId)?.state,
    step: explanation.step,
    polls: explanation.polls,
    faults: faults?.fired ?? NONE,
    draws: faults?.draws ?? NONE,
    bytes: sent?.bytes ?? 0
  }
}

function partsOf(
  { dataSetId, revisionId, assetId }: ResourceIds,
  partOf: (text: string | undefined) => string | undefined
): ResourceIds {
  return { dataSetId: partOf(dataSetId), revisionId: partOf(revisionId), assetId: partOf(assetId) }
}

function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  return value.length > MAX_TEXT_LENGTH ? copyOf(value) : value
}

function copyOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : copyText(text.slice(0, MAX_TEXT_LENGTH))
}

function numberOf(value: unknown): number | undefined {
  return value === undefined ? undefined : Number(value)
}
