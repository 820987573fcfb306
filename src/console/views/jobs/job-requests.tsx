import type { RequestView } from '../../../client/index.js'
import { MOST_REQUESTS } from '../../live/open-job-store.js'
import { durationText, instantText, timeOfDayText } from '../../parts/format.js'
import { Part } from '../../parts/part.js'
import { type Column, Table } from '../../parts/table.js'
import { hrefOf } from '../../route.js'

const COLUMNS: readonly Column<RequestView>[] = [
  {
    name: 'Arrived',
    cell: ({ ordinal, sandboxAt }) => (
      <a
        href={hrefOf({ view: 'requests', ids: [String(ordinal)] })}
        title={`Request ${ordinal}, ${instantText(sandboxAt)}`}
      >
        <time dateTime={sandboxAt}>{timeOfDayText(sandboxAt)}</time>
      </a>
    )
  },
  {
    name: 'Operation',
    cell: ({ operation, method, path, attempt }) => (
      <>
        {operation ?? `${method} ${path}`}
        {attempt !== undefined && attempt > 1 && <span class="quiet"> attempt {attempt}</span>}
      </>
    )
  },
  { name: 'Result', cell: (request) => <Result request={request} /> },
  {
    name: 'Took',
    class: 'number',
    cell: ({ durationMs }) => durationMs !== undefined && durationText(durationMs)
  },
  { name: 'Faults', cell: ({ faults }) => faults.join(', ') }
]

/** The last requests for a job, the last one first. */
export function JobRequests({ requests }: { readonly requests: readonly RequestView[] }) {
  return (
    <Part title="Requests" level={4}>
      {requests.length === 0 ? (
        <p class="quiet">No requests for this job yet.</p>
      ) : (
        <Table label="Table of the last requests" columns={COLUMNS} rows={requests} keyOf={({ ordinal }) => ordinal} />
      )}
      <p class="quiet">
        {requests.length === MOST_REQUESTS && `These are the last ${MOST_REQUESTS}. `}
        <a href={hrefOf({ view: 'requests' })}>All requests of the sandbox</a>
      </p>
    </Part>
  )
}

function Result({ request: { status, errorType, stateBefore, open } }: { readonly request: RequestView }) {
  if (open === true) return <span class="badge busy">open</span>
  const isGood = status !== undefined && status < 400
  return (
    <span class={isGood ? undefined : 'problem'}>
      {status ?? 'no response'} {errorType ?? (isGood ? stateBefore : '')}
    </span>
  )
}
