import { type FaultDecision, isHeldOpen } from '../core/faults/fault-decision.js'
import type { JournalEntry } from '../core/journal/journal-entry.js'
import { parseAttempt } from '../core/journal/sdk-headers.js'
import type { OperationName } from '../core/model/operation.js'
import type { Sandbox } from '../core/sandbox/sandbox.js'
import { cut } from '../core/validation/cut.js'
import type { CutOffReason } from '../core/world/in-flight.js'
import { describeError, inSandbox, type LoggedError, loggedError, MAX_LOGGED, pathOf } from './log-error.js'
import type { Explanation } from './wire/explanation.js'
import type { SentResponse, ServiceResponse } from './wire/response.js'

/** How many faults are named. */
const NAMED_FAULTS = 5

/** What the log tells of a call. */
interface LoggedCall {
  readonly context: { readonly log: { info(fields: object, message: string): void } }
  readonly sandbox: Sandbox
  readonly operation: OperationName | undefined
  readonly explanation: Explanation
  readonly faults: FaultDecision | undefined
  readonly effect: string | undefined
  readonly sent: SentResponse | undefined
}

/** Whether a call that has ended matters to a person: it failed, a fault fired, or it created or started a job. */
export function matters(call: LoggedCall): boolean {
  const { sent, faults } = call
  const hasFault = faults !== undefined && faults.fired.length > 0
  // What the fault does to it has been told when the fault fired.
  if (hasFault && isHeldOpen(faults)) {
    return isOwnResponse(call) && sent !== undefined && (sent.status >= 400 || makesNews(call))
  }
  return hasFault || sent === undefined || sent.status >= 400 || makesNews(call)
}

/**
 * Logs a call that has ended, in one line. `response`: what was sent, if it was sent at once. `cutOffBy`: why it was
 * cut off, if it was.
 */
export function logCall(
  call: LoggedCall,
  entry: JournalEntry,
  response: ServiceResponse | undefined,
  cutOffBy: CutOffReason | undefined
): void {
  const { status, errorType: code } = entry
  const isError = status !== undefined && status >= 400
  const error = isError ? { message: undefined, ...(response && loggedError(response)), status, code } : undefined
  log(call, entry, error ? describeError(error) : resultOf(call, entry, cutOffBy), error)
}

/** Logs that a fault has fired for a call that it holds open, which would otherwise be told only at its end. */
export function logHeldCall(call: LoggedCall, entry: JournalEntry): void {
  log(call, entry, undefined)
}

function log(call: LoggedCall, entry: JournalEntry, result: string | undefined, failure?: LoggedError): void {
  const { sandbox, explanation, faults, context } = call
  const { nearest, elsewhere, outcome } = explanation
  const { attempt, max } = parseAttempt(entry.sdkRequest)
  const { operation, ordinal: request, status, errorType: error } = entry
  const ids = idsOf(entry)
  const target = operation === undefined ? { method: entry.method, path: pathOf(entry.path) } : { operation }
  const subject = operation ?? `${target.method} ${target.path}`
  const id = ids.jobId ?? ids.assetId ?? ids.revisionId ?? ids.dataSetId
  const details = [
    ...(result === undefined ? [] : [result]),
    ...(nearest ? [`nearest: ${listOf(nearest)}`] : []),
    ...(elsewhere ? [`found in sandbox ${listOf(elsewhere)}`] : []),
    ...(outcome === undefined ? [] : [`outcome ${outcome}`]),
    ...(faults && faults.fired.length > 0 ? [describeFaults(faults, call.effect)] : []),
    ...(attempt === undefined ? [] : [max === undefined ? `attempt ${attempt}` : `attempt ${attempt} of ${max}`])
  ]
  context.log.info(
    {
      sandbox: sandbox.name,
      request,
      ...target,
      ...ids,
      ...(failure?.resourceId !== undefined && { resourceId: cutId(failure.resourceId) }),
      ...(status !== undefined && { status }),
      ...(error !== undefined && { error }),
      ...(nearest && { nearest: nearest.map(cutId) }),
      ...(elsewhere && { elsewhere }),
      ...(outcome !== undefined && { outcome }),
      ...(faults && faults.fired.length > 0 && fieldsOf(faults, call.effect)),
      ...(attempt !== undefined && { attempt }),
      ...(max !== undefined && { maxAttempts: max })
    },
    `${subject}${id === undefined ? '' : ` ${id}`}: ${details.join('; ')}${inSandbox(sandbox.name)}`
  )
}

/** What became of a call that is no error. */
function resultOf(call: LoggedCall, { status, jobId }: JournalEntry, cutOffBy: CutOffReason | undefined): string {
  if (status === undefined) {
    if (cutOffBy !== undefined) return `no response, because ${CUT_OFF[cutOffBy]}`
    // A fault that sends nothing says so itself.
    return call.faults?.effect === undefined ? 'no response, because the connection was closed' : 'no response'
  }
  if (!makesNews(call)) return String(status)
  if (call.operation === 'StartJob') return `${status}, job started`
  return `${status}, job created, ${call.sandbox.jobs.get(jobId as string)?.type}`
}

/** Whether the operation responded, rather than a fault in its place. */
function isOwnResponse({ faults }: LoggedCall): boolean {
  return faults?.effect === undefined || faults.effect.kind === 'connection'
}

/** Whether a call created or started a job. */
function makesNews(call: LoggedCall): boolean {
  const { operation, sent } = call
  if (operation !== 'CreateJob' && operation !== 'StartJob') return false
  return sent !== undefined && sent.status < 400 && isOwnResponse(call)
}

const CUT_OFF: Readonly<Record<CutOffReason, string>> = {
  reset: 'the sandbox was reset',
  restored: 'a snapshot was restored',
  replaced: 'a scenario replaced what was in the sandbox',
  deleted: 'the sandbox was deleted',
  disarmed: 'the fault that held it was disarmed'
}

function describeFaults({ fired, delayMs }: FaultDecision, effect: string | undefined): string {
  const what = [
    ...(delayMs > 0 ? [`a delay of ${Math.round(delayMs)} ms`] : []),
    ...(effect === undefined ? [] : [effect])
  ]
  return `${fired.length === 1 ? 'fault' : 'faults'} ${listOf(fired)} fired: ${what.join(', then ')}`
}

function fieldsOf({ fired, delayMs }: FaultDecision, effect: string | undefined): object {
  return {
    faults: fired.slice(0, NAMED_FAULTS),
    ...(delayMs > 0 && { delayMs: Math.round(delayMs) }),
    ...(effect && { effect })
  }
}

function listOf(texts: readonly string[]): string {
  const left = texts.length - NAMED_FAULTS
  const named = texts.slice(0, NAMED_FAULTS).map(cutId).join(', ')
  return left > 0 ? `${named} and ${left} more` : named
}

/** The ids in a journal entry that clients chose: they may be as long as clients like. */
function idsOf({ jobId, resources }: JournalEntry) {
  const ids = { ...(jobId !== undefined && { jobId }), ...resources }
  const known = Object.entries(ids).filter(([, id]) => id !== undefined)
  return Object.fromEntries(known.map(([name, id]) => [name, cutId(id as string)])) as Partial<
    Record<'jobId' | 'dataSetId' | 'revisionId' | 'assetId', string>
  >
}

function cutId(id: string): string {
  return cut(id, MAX_LOGGED)
}
