import type { PollPattern } from '../../../client/index.js'
import { Facts } from '../../parts/facts.js'
import { countText, durationText } from '../../parts/format.js'
import { Part } from '../../parts/part.js'

/** How clients polled a job. */
export function JobPolls({ polls }: { readonly polls: PollPattern | undefined }) {
  if (polls === undefined || polls.count === 0) return null
  const { count, states, gapsMs, isGrowing, afterTerminal, dropped } = polls
  return (
    <Part title="Polls" level={4}>
      <Facts
        class="fields"
        facts={[
          ['Count', countText(count)],
          ['Returned', states.map(({ state, count }) => `${state} × ${countText(count)}`).join(', ')],
          ['Gaps', gapsMs && gapsText(gapsMs)],
          ['Gaps grow', gapsMs && (isGrowing ? 'yes, each is longer than the one before' : 'no')],
          ['After the end', afterTerminal === 0 ? 'none' : <span class="badge warn">{countText(afterTerminal)}</span>]
        ]}
      />
      {dropped > 0 && (
        <p class="quiet">The journal no longer holds {countText(dropped)} of them: the gaps are between the others.</p>
      )}
    </Part>
  )
}

function gapsText({ min, max, median }: NonNullable<PollPattern['gapsMs']>): string {
  return `${durationText(min)} to ${durationText(max)}, median ${durationText(median)}`
}
