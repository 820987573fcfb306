import type { JobState, JobView, PlanStep } from '../../../client/index.js'
import { durationText, instantText } from '../../parts/format.js'

/** A state in the life of a job: one that it has left, the one that it is in, or one that its plan has in store. */
export interface Span {
  readonly state: JobState
  readonly when: 'past' | 'now' | 'next'
  /**
   * When the state begins, in ISO 8601: in the past as it was, later as it is expected; undefined if nobody can tell.
   */
  readonly from?: string
  /** When it ends, in the same way. The last state has no end. */
  readonly until?: string
  /** How many responses of GetJob end it, if they do. */
  readonly forPolls?: number
  /** Whether it lasts until a request changes it. */
  readonly isOpenEnded?: true
}

/** Returns the states of a job in order: those of its history, and then those of the rest of its plan. */
export function timeLine({ history, plan, step, nextTransitionAt }: JobView): readonly Span[] {
  const spans: Span[] = []
  for (const [index, { state, at }] of history.entries()) {
    const after = history[index + 1]
    if (after !== undefined) spans.push({ state, when: 'past', from: at, until: after.at })
  }
  const current = history.at(-1)
  if (current === undefined) return spans
  let at = nextTransitionAt ?? undefined
  const rest = step === null ? [] : plan.slice(step)
  spans.push({
    state: current.state,
    when: 'now',
    from: current.at,
    ...(at !== undefined && { until: at }),
    ...endOf(rest[0], rest.length < 2)
  })
  for (const [index, planned] of rest.slice(1).entries()) {
    const isLast = index === rest.length - 2
    const until = isLast ? undefined : endInstant(planned, at)
    spans.push({
      state: planned.state,
      when: 'next',
      ...(at !== undefined && { from: at }),
      ...(until !== undefined && { until }),
      ...endOf(planned, isLast)
    })
    at = until
  }
  return spans
}

function endInstant(step: PlanStep, from: string | undefined): string | undefined {
  if (from === undefined || !('forMs' in step) || step.forMs === undefined) return undefined
  const end = Date.parse(from) + step.forMs
  return Number.isNaN(new Date(end).getTime()) ? undefined : new Date(end).toISOString()
}

function endOf(step: PlanStep | undefined, isLast: boolean): Pick<Span, 'forPolls' | 'isOpenEnded'> {
  if (step === undefined || isLast) return {}
  if ('forPolls' in step) return { forPolls: step.forPolls }
  return step.forMs === undefined ? { isOpenEnded: true } : {}
}

/** Returns how much of a state has passed at an instant, from 0 to 1; undefined if its end is not known. */
export function progress({ from, until }: Span, now: number): number | undefined {
  if (from === undefined || until === undefined) return undefined
  const length = Date.parse(until) - Date.parse(from)
  if (length <= 0) return 1
  return Math.min(1, Math.max(0, (now - Date.parse(from)) / length))
}

/** Returns a time line in words. */
export function timeLineText(spans: readonly Span[]): string {
  return spans.map(spanText).join(', ')
}

function spanText(span: Span, index: number): string {
  const { state, when, from, until } = span
  if (when === 'past') return `${state} for ${durationText(Date.parse(until as string) - Date.parse(from as string))}`
  if (when === 'now')
    return `${index === 0 ? '' : 'now '}${state}${until === undefined ? '' : ` until ${instantText(until)}`}`
  return `then ${state}`
}
