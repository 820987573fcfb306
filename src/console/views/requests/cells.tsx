import type { RequestView } from '../../../client/index.js'
import { gapBetween, previousPoll } from '../../live/journal/gaps.js'
import { live } from '../../live/live.js'
import { durationText, instantText, timeOfDayText } from '../../parts/format.js'
import { hrefOf } from '../../route.js'
import { About } from './about.js'

/** The cells of a row that tell when a request came, what it asked for and about what. */
export function LeadingCells({ request }: { readonly request: RequestView }) {
  const { at, sandboxAt, ordinal, operation, method } = request
  return (
    <>
      <td>
        <time dateTime={sandboxAt} title={`${instantText(sandboxAt)} UTC, on the wall ${instantText(at)} UTC`}>
          {timeOfDayText(sandboxAt)}
        </time>
      </td>
      <td class="cut">
        <a href={hrefOf({ view: 'requests', ids: [String(ordinal)] })} data-request={ordinal}>
          {operation ?? method}
        </a>
      </td>
      <td class="cut id">
        <About request={request} />
      </td>
    </>
  )
}

/** The cells of a row that tell what became of the job, how often it was polled, and by whom. */
export function TrailingCells({ first, last }: { readonly first: RequestView; readonly last: RequestView }) {
  const previous = previousPoll(live.value.requests.journal.value.requests, first)
  const gap = previous && gapBetween(previous, first)
  return (
    <>
      <td class="cut col-states">
        <States request={last} />
      </td>
      <td class="number col-poll">{last.polls}</td>
      <td class="number col-since">{gap !== undefined && durationText(gap)}</td>
      <td class="cut col-sdk">
        {first.sdk === undefined ? first.userAgent : `${first.sdk.name} ${first.sdk.version}`}
      </td>
    </>
  )
}

function States({ request: { stateBefore, stateAfter } }: { readonly request: RequestView }) {
  if (stateBefore === undefined || stateBefore === stateAfter) return <>{stateAfter ?? stateBefore}</>
  return (
    <>
      {stateBefore} → {stateAfter ?? '?'}
    </>
  )
}
