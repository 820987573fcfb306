import type { RequestView } from '../../../client/index.js'
import { durationText } from '../../parts/format.js'
import { LeadingCells, TrailingCells } from './cells.js'
import { Elapsed } from './elapsed.js'
import { FaultBadges } from './fault-badges.js'
import { ResponseBadge } from './response-badge.js'

interface Props {
  readonly request: RequestView
  readonly index: number
  /** Whether it is below the row of its call. */
  readonly isAttempt: boolean
  readonly isChosen: boolean
}

/** One request in one row. */
export function RequestRow({ request, index, isAttempt, isChosen }: Props) {
  const { at, durationMs, attempt, maxAttempts, errorType, retryAfterMs, faults } = request
  return (
    <tr aria-rowindex={index + 2} aria-current={isChosen ? 'true' : undefined} data-attempt={isAttempt || undefined}>
      <LeadingCells request={request} />
      <td class="cut">
        <span class="line">
          <ResponseBadge request={request} />
          {errorType !== undefined && <span class="quiet cut">{errorType}</span>}
        </span>
      </td>
      <td class="cut">
        <FaultBadges faults={faults} />
      </td>
      <td class="number">{durationMs === undefined ? <Elapsed since={at} /> : durationText(durationMs)}</td>
      <td>{attempt !== undefined && `${attempt}${maxAttempts === undefined ? '' : ` of ${maxAttempts}`}`}</td>
      <td class="col-waits">{retryAfterMs !== undefined && `after ${durationText(retryAfterMs)}`}</td>
      <TrailingCells first={request} last={request} />
    </tr>
  )
}
