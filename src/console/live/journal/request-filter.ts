import type { RequestView } from '../../../client/index.js'
import type { Call } from './calls.js'

/** Which requests are shown: all given members must hold. An empty text means any. */
export interface RequestFilter {
  readonly operation: string
  /** A part of an id or of the path, in any case. */
  readonly text: string
  /** A status such as `429`, a class of them such as `4xx`, the code of an error, or `NO_RESPONSE`. */
  readonly response: string
  /** The id of a fault that fired, or `ANY_FAULT`. */
  readonly fault: string
  readonly onlyRetried: boolean
  readonly onlyOpen: boolean
}

/** No fault has this id. */
export const ANY_FAULT = '*'

/** Requests that ended without a response. No error has this code. */
export const NO_RESPONSE = '-'

/** Shows all requests. */
export const NO_FILTER: RequestFilter = {
  operation: '',
  text: '',
  response: '',
  fault: '',
  onlyRetried: false,
  onlyOpen: false
}

/** Whether a filter hides anything. */
export function isFiltering({ operation, text, response, fault, onlyRetried, onlyOpen }: RequestFilter): boolean {
  return operation + text + response + fault !== '' || onlyRetried || onlyOpen
}

/** Returns the calls that a filter shows: one attempt that passes is enough. */
export function filterCalls(calls: readonly Call[], filter: RequestFilter): readonly Call[] {
  if (!isFiltering(filter)) return calls
  const passes = passesIn(filter)
  return calls.filter((call) => (!filter.onlyRetried || isRetried(call)) && call.attempts.some(passes))
}

/** Returns the requests that a filter shows. `calls` are all those that they belong to. */
export function filterRequests(
  requests: readonly RequestView[],
  calls: readonly Call[],
  filter: RequestFilter
): readonly RequestView[] {
  if (!isFiltering(filter)) return requests
  const passes = passesIn(filter)
  if (!filter.onlyRetried) return requests.filter(passes)
  const retried = new Set(calls.filter(isRetried).flatMap(({ attempts }) => attempts))
  return requests.filter((request) => retried.has(request) && passes(request))
}

/** Whether there was more than one attempt. The earlier ones may not be known any more. */
function isRetried({ attempts }: Call): boolean {
  return attempts.length > 1 || (attempts[0].attempt ?? 1) > 1
}

function passesIn({ operation, text, response, fault, onlyOpen }: RequestFilter): (request: RequestView) => boolean {
  const part = text.trim().toLowerCase()
  return (request) =>
    (operation === '' || request.operation === operation) &&
    (part === '' || textsOf(request).some((each) => each?.toLowerCase().includes(part))) &&
    (response === '' || isResponse(request, response)) &&
    (fault === '' || (fault === ANY_FAULT ? request.faults.length > 0 : request.faults.includes(fault))) &&
    (!onlyOpen || request.open === true)
}

function textsOf({ jobId, dataSetId, revisionId, assetId, invocationId, path }: RequestView): (string | undefined)[] {
  return [jobId, dataSetId, revisionId, assetId, invocationId, path]
}

function isResponse({ status, errorType, open }: RequestView, wanted: string): boolean {
  if (wanted === NO_RESPONSE) return status === undefined && !open
  if (status === undefined) return false
  return errorType === wanted || String(status) === wanted || `${Math.floor(status / 100)}xx` === wanted
}
