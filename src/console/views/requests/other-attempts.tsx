import type { RequestView } from '../../../client/index.js'
import type { Call } from '../../live/journal/calls.js'
import { gapsOf } from '../../live/journal/gaps.js'
import { durationText } from '../../parts/format.js'
import { Part } from '../../parts/part.js'
import { hrefOf } from '../../route.js'
import { ResponseBadge } from './response-badge.js'

interface Props {
  readonly call: Call
  /** The request that is shown. */
  readonly ordinal: number
}

/** The attempts of the call that a request belongs to, with the way to the others. */
export function OtherAttempts({ call, ordinal }: Props) {
  const gaps = gapsOf(call)
  return (
    <Part title="Attempts of the call" level={4}>
      <ol class="attempts">
        {call.attempts.map((attempt, index) => (
          <li key={attempt.ordinal} aria-current={attempt.ordinal === ordinal || undefined}>
            <ResponseBadge request={attempt} /> <Name attempt={attempt} isShown={attempt.ordinal === ordinal} />
            {index > 0 && <span class="quiet"> after {durationText(gaps[index - 1] ?? 0)}</span>}
          </li>
        ))}
      </ol>
    </Part>
  )
}

function Name({ attempt: { ordinal }, isShown }: { readonly attempt: RequestView; readonly isShown: boolean }) {
  return isShown ? <>this request</> : <a href={hrefOf({ view: 'requests', ids: [`${ordinal}`] })}>request {ordinal}</a>
}
