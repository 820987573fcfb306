import type { PollPattern } from '../../../client/index.js'
import { countText, durationText } from '../../parts/format.js'

/** How clients polled a job. */
export function JobPolls({ polls }: { readonly polls: PollPattern | undefined }) {
  if (polls === undefined || polls.count === 0) return null
  const { count, states, gapsMs, isGrowing, afterTerminal, dropped } = polls
  return (
    <section aria-labelledby="job-polls">
      <h4 id="job-polls">Polls</h4>
      <dl>
        <div>
          <dt>Count</dt>
          <dd>{countText(count)}</dd>
        </div>
        <div>
          <dt>Returned</dt>
          <dd>{states.map(({ state, count }) => `${state} × ${countText(count)}`).join(', ')}</dd>
        </div>
        {gapsMs !== null && (
          <>
            <div>
              <dt>Gaps</dt>
              <dd>
                {durationText(gapsMs.min)} to {durationText(gapsMs.max)}, median {durationText(gapsMs.median)}
              </dd>
            </div>
            <div>
              <dt>Gaps grow</dt>
              <dd>{isGrowing ? 'yes, each is longer than the one before' : 'no'}</dd>
            </div>
          </>
        )}
        <div>
          <dt>After the end</dt>
          <dd>{afterTerminal === 0 ? 'none' : <span class="badge warn">{countText(afterTerminal)}</span>}</dd>
        </div>
      </dl>
      {dropped > 0 && (
        <p class="quiet">
          The journal no longer holds {countText(dropped)} of them, so the gaps are those of the others.
        </p>
      )}
    </section>
  )
}
