import type { JobView } from '../../../client/index.js'
import { NEXT_STATES, STATE_NAMES } from './job-states.js'
import { progress, type Span, timeLine, timeLineText } from './time-line.js'

/** The states of a job in a row of a table: filled as far as they have passed, outlined as far as they are to come. */
export function PlanLine({ view, now }: { readonly view: JobView; readonly now: number | undefined }) {
  const spans = timeLine(view)
  const text = timeLineText(spans)
  return (
    <span class="plan-line" title={text}>
      <span class="hidden">{text}</span>
      {spans.map((span) => (
        <span
          key={span.state}
          aria-hidden="true"
          class={`span span-${isOver(span) ? 'past' : span.when} state-${span.state}`}
        >
          {span.when === 'now' && !isOver(span) && <Passed span={span} now={now} />}
          <span class="span-name">{STATE_NAMES[span.state]}</span>
        </span>
      ))}
    </span>
  )
}

/** Whether a state is one that a job has left, or stays in for good. */
function isOver({ state, when }: Span): boolean {
  return when === 'past' || (when === 'now' && NEXT_STATES[state].length === 0)
}

/** How much of the current state has passed. One without a known end is filled. */
function Passed({ span, now }: { readonly span: Span; readonly now: number | undefined }) {
  const share = now === undefined ? undefined : progress(span, now)
  return <span class="span-passed" style={{ width: `${(share ?? 1) * 100}%` }} />
}
