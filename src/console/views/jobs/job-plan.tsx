import type { JobView } from '../../../client/index.js'
import { live } from '../../live/live.js'
import { durationText, instantText } from '../../parts/format.js'
import { Part } from '../../parts/part.js'
import { StateBadge } from '../../parts/state-badge.js'
import { useSandboxNow } from '../../parts/use-sandbox-now.js'
import { progress, type Span, timeLine } from './time-line.js'

/** The time line of a job: its history, the state that it is in, and what its plan has in store. */
export function JobPlan({ view }: { readonly view: JobView }) {
  const now = useSandboxNow(view.nextTransitionAt !== null)
  const { startPlan, step, plan, waitingFor } = view
  return (
    <Part title="Time line" level={4}>
      <ol class="time-line">
        {timeLine(view).map((span) => (
          <Step key={span.state} span={span} now={now} />
        ))}
      </ol>
      {waitingFor === 's3' && <p class="quiet">It waits until its objects in S3 have been moved.</p>}
      {step === null && plan.length > 0 && <p class="quiet">It has left its plan, so nothing more is planned.</p>}
      {startPlan !== undefined && (
        <p class="quiet">
          Not started yet. Once StartJob is called: {startPlan.map(({ state }) => state).join(', then ')}.
        </p>
      )}
    </Part>
  )
}

function Step({ span, now }: { readonly span: Span; readonly now: number | undefined }) {
  const { state, when, from } = span
  return (
    <li class={`step step-${when}`} aria-current={when === 'now' ? 'step' : undefined}>
      <StateBadge state={state} />
      {from !== undefined && (
        <time dateTime={from}>
          {when === 'next' && 'expected '}
          {instantText(from)}
        </time>
      )}
      <span class="quiet">{lengthText(span, now)}</span>
      {when === 'now' && <Progress span={span} now={now} />}
    </li>
  )
}

function Progress({ span, now }: { readonly span: Span; readonly now: number | undefined }) {
  const share = now === undefined ? undefined : progress(span, now)
  if (share === undefined) return null
  return <progress value={share} max={1} aria-label={`How much of ${span.state} has passed`} />
}

/** Tells how long a state lasts, or what ends it. */
function lengthText(span: Span, now: number | undefined): string {
  const { when, from, until, forPolls, isOpenEnded } = span
  const polls = forPolls === 1 ? '1 poll' : `${forPolls} polls`
  if (when === 'now' && until !== undefined && now !== undefined) return remainingText(Date.parse(until) - now)
  if (forPolls !== undefined) return `ends after ${polls}`
  if (isOpenEnded) return 'lasts until a request changes it'
  if (from === undefined || until === undefined) return ''
  return `for ${durationText(Date.parse(until) - Date.parse(from))}`
}

function remainingText(ms: number): string {
  const isFrozen = live.value.clock.reading.value?.clock.mode === 'frozen'
  return `ends in ${durationText(Math.max(0, ms))}${isFrozen ? ' of sandbox time: the clock is frozen' : ''}`
}
