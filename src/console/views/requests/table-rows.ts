import type { RequestView } from '../../../client/index.js'
import type { Call } from '../../live/journal/calls.js'

/** A row of the table: a call with all its attempts, or one request, which may be an attempt of the call above it. */
export type TableRow = { readonly key: string; readonly ordinal: number } & (
  | { readonly call: Call; readonly isExpanded: boolean }
  | { readonly request: RequestView; readonly isAttempt: boolean }
)

/** Returns the rows of calls. Those that are expanded have their attempts below them. */
export function rowsOfCalls(calls: readonly Call[], expanded: ReadonlySet<string>): readonly TableRow[] {
  return calls.flatMap((call): TableRow[] => {
    const key = keyOf(call)
    const isExpanded = expanded.has(key)
    const row = { key, ordinal: call.ordinal, call, isExpanded }
    if (!isExpanded) return [row]
    return [row, ...call.attempts.map((request) => ({ ...rowOf(request), isAttempt: true }))]
  })
}

/** Returns the rows of requests. */
export function rowsOfRequests(requests: readonly RequestView[]): readonly TableRow[] {
  return requests.map(rowOf)
}

function rowOf(request: RequestView) {
  return { key: `#${request.ordinal}`, ordinal: request.ordinal, request, isAttempt: false }
}

/** The key of a call stays what it is when its first attempt is no longer known. */
function keyOf({ ordinal, attempts: [{ invocationId }] }: Call): string {
  return invocationId ?? `call ${ordinal}`
}
