import type { RequestView } from '../../client/index.js'
import type { Column, Row } from '../terminal/table.js'
import { statusCell } from './colours-of.js'

/** The columns of the journal. */
export const COLUMNS: readonly Column[] = [
  { title: '#' },
  { title: "SANDBOX'S TIME", isOptional: true },
  { title: 'REQUEST', cutTo: 10 },
  { title: 'ON', cutTo: 12 },
  { title: 'ATTEMPT' },
  { title: 'STATUS' },
  { title: 'RESULT', cutTo: 12 },
  { title: 'FAULTS', cutTo: 8, isOptional: true }
]

/** How wide they are at least while rows are still to come. */
const FOLLOWED_WIDTHS = [4, 24, 10, 32, 7, 7, 24, 0]

/** The columns of a journal that is followed. */
export const FOLLOWED_COLUMNS: readonly Column[] = COLUMNS.map((column, index) => ({
  ...column,
  width: FOLLOWED_WIDTHS[index] as number
}))

/** Returns requests with the attempts of each call together, at the place of the first, and whether each is a retry. */
export function groupAttempts(requests: readonly RequestView[]): [request: RequestView, isRetry: boolean][] {
  const calls = new Map<string, RequestView[]>()
  for (const request of requests) {
    const call = request.invocationId ?? `#${request.ordinal}`
    calls.set(call, [...(calls.get(call) ?? []), request])
  }
  return [...calls.values()].flatMap((call) =>
    call.map((request, index): [RequestView, boolean] => [request, index > 0])
  )
}

/** Returns the row of a request. A retry is indented below the attempt before it. */
export function rowOf(request: RequestView, isRetry: boolean): Row {
  const { ordinal, sandboxAt, operation, method, path, status, faults } = request
  return [
    String(ordinal),
    sandboxAt,
    `${isRetry ? '└ ' : ''}${operation ?? `${method} ${path}`}`,
    request.jobId ?? request.assetId ?? request.revisionId ?? request.dataSetId ?? '',
    attemptOf(request),
    statusCell(status, request.open ? 'open' : 'none'),
    resultOf(request),
    faults.join(', ')
  ]
}

function attemptOf({ attempt, maxAttempts }: RequestView): string {
  if (attempt === undefined) return ''
  return maxAttempts === undefined ? String(attempt) : `${attempt}/${maxAttempts}`
}

/** The exception, or the state that the job was in, and the one that the request took it to. */
function resultOf({ errorType, stateBefore, stateAfter }: RequestView): string {
  if (errorType !== undefined) return errorType
  if (stateAfter === undefined || stateBefore === stateAfter) return stateBefore ?? ''
  return stateBefore === undefined ? stateAfter : `${stateBefore} > ${stateAfter}`
}
