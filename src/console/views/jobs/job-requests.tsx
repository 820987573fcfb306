import type { RequestView } from '../../../client/index.js'
import { MOST_REQUESTS } from '../../live/open-job-store.js'
import { durationText, instantText, timeOfDayText } from '../../parts/format.js'
import { hrefOf } from '../../route.js'

/** The last requests for a job, the last one first. */
export function JobRequests({ requests }: { readonly requests: readonly RequestView[] }) {
  return (
    <section aria-labelledby="job-requests">
      <h4 id="job-requests">Requests</h4>
      {requests.length === 0 ? (
        <p class="quiet">No request for this job yet.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        <section class="small-table" tabIndex={0} aria-label="Table of the last requests">
          <table>
            <thead>
              <tr>
                <th scope="col">Arrived</th>
                <th scope="col">Operation</th>
                <th scope="col">Result</th>
                <th scope="col" class="number">
                  Took
                </th>
                <th scope="col">Faults</th>
              </tr>
            </thead>
            <tbody>
              {requests.map((request) => (
                <Request key={request.ordinal} request={request} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      <p class="quiet">
        {requests.length === MOST_REQUESTS && `These are the last ${MOST_REQUESTS}. `}
        <a href={hrefOf({ view: 'requests' })}>All requests of the sandbox</a>
      </p>
    </section>
  )
}

function Request({ request }: { readonly request: RequestView }) {
  const {
    ordinal,
    sandboxAt,
    operation,
    method,
    path,
    status,
    errorType,
    stateBefore,
    durationMs,
    faults,
    open,
    attempt
  } = request
  const isGood = status !== undefined && status < 400
  return (
    <tr>
      <td>
        <a
          href={hrefOf({ view: 'requests', ids: [String(ordinal)] })}
          title={`Request ${ordinal}, ${instantText(sandboxAt)}`}
        >
          <time dateTime={sandboxAt}>{timeOfDayText(sandboxAt)}</time>
        </a>
      </td>
      <td>
        {operation ?? `${method} ${path}`}
        {attempt !== undefined && attempt > 1 && <span class="quiet"> attempt {attempt}</span>}
      </td>
      <td>
        {open === true ? (
          <span class="badge busy">open</span>
        ) : (
          <span class={isGood ? undefined : 'problem'}>
            {status ?? 'no response'} {errorType ?? (isGood ? stateBefore : '')}
          </span>
        )}
      </td>
      <td class="number">{durationMs === undefined ? '' : durationText(durationMs)}</td>
      <td>{faults.join(', ')}</td>
    </tr>
  )
}
