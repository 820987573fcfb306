import { durationOf, endOf, maxAttemptsOf } from '../../live/journal/call-end.js'
import type { Call } from '../../live/journal/calls.js'
import { gapsOf, isRetryAfterRespected } from '../../live/journal/gaps.js'
import { durationText } from '../../parts/format.js'
import { AttemptStrip } from './attempt-strip.js'
import { LeadingCells, TrailingCells } from './cells.js'
import { Elapsed } from './elapsed.js'
import { EndBadge } from './end-badge.js'
import { FaultBadges } from './fault-badges.js'

interface Props {
  readonly call: Call
  readonly index: number
  readonly isExpanded: boolean
  readonly isChosen: boolean
  readonly toggle: () => void
}

/** A call of an SDK in one row: its attempts, what they were answered with, and how long it waited between them. */
export function CallRow({ call, index, isExpanded, isChosen, toggle }: Props) {
  const { attempts } = call
  const [first] = attempts
  const last = attempts.at(-1) ?? first
  const duration = durationOf(call)
  const gaps = gapsOf(call)
  const isRetried = attempts.length > 1
  return (
    <tr aria-rowindex={index + 2} aria-current={isChosen ? 'true' : undefined} data-retried={isRetried || undefined}>
      <LeadingCells request={first} />
      <td class="cut">
        <span class="line">
          {isRetried && (
            <button
              type="button"
              class="expand"
              aria-expanded={isExpanded}
              aria-label={`Attempts of call ${call.ordinal}`}
              onClick={toggle}
            />
          )}
          <AttemptStrip call={call} gaps={gaps} />
        </span>
      </td>
      <td class="cut">
        <FaultBadges faults={attempts.flatMap(({ faults }) => faults)} />
      </td>
      <td class="number">{duration === undefined ? <Elapsed since={first.at} /> : durationText(duration)}</td>
      <td>
        <EndBadge end={endOf(call)} attempts={attempts.length} most={maxAttemptsOf(call)} />
      </td>
      <td class="cut col-waits">
        <RetryAfter isRespected={isRetryAfterRespected(call)} /> {gaps.map((gap) => durationText(gap)).join(' · ')}
      </td>
      <TrailingCells first={first} last={last} />
    </tr>
  )
}

function RetryAfter({ isRespected }: { readonly isRespected: boolean | undefined }) {
  if (isRespected === undefined) return null
  return isRespected ? (
    <span class="badge good">Retry-After honored</span>
  ) : (
    <span class="badge bad">Retry-After ignored</span>
  )
}
