import { Fragment } from 'preact'
import type { Call } from '../../live/journal/calls.js'
import { durationText } from '../../parts/format.js'
import { ResponseBadge } from './response-badge.js'

/** How many attempts are shown of one call, from its end. */
const MOST_SHOWN = 6

/** The length of all gaps of a call together, in pixels. */
const LENGTH = 96

interface Props {
  readonly call: Call
  /** The time before each retry, in milliseconds. */
  readonly gaps: readonly number[]
}

/**
 * The responses to the attempts of a call. The lines between them are as long as it waited, to the scale of the call.
 */
export function AttemptStrip({ call: { attempts }, gaps }: Props) {
  const hidden = Math.max(0, attempts.length - MOST_SHOWN)
  const total = gaps.slice(hidden).reduce((sum, gap) => sum + gap, 0)
  const { errorType } = attempts.at(-1) ?? attempts[0]
  return (
    <>
      <span class="strip">
        {hidden > 0 && <span class="badge">{hidden} more</span>}
        {attempts.slice(hidden).map((request, index) => {
          const gap = gaps[hidden + index - 1]
          return (
            <Fragment key={request.ordinal}>
              {gap !== undefined && <Gap ms={gap} length={total === 0 ? 0 : (LENGTH * gap) / total} />}
              <ResponseBadge request={request} />
            </Fragment>
          )
        })}
      </span>
      {errorType !== undefined && <span class="quiet cut">{errorType}</span>}
    </>
  )
}

function Gap({ ms, length }: { readonly ms: number; readonly length: number }) {
  return (
    <span class="gap" style={{ width: `${Math.max(2, Math.round(length))}px` }} title={`waited ${durationText(ms)}`}>
      <span class="hidden">then, {durationText(ms)} later,</span>
    </span>
  )
}
