import { useEffect, useRef } from 'preact/hooks'
import { itemOf } from '../../live/journal/ordered.js'
import type { Journal } from '../../live/requests-store.js'
import { JsonBlock } from '../../parts/json-block.js'
import { Part } from '../../parts/part.js'
import { go } from '../../route.js'
import { OtherAttempts } from './other-attempts.js'
import { RequestDraws } from './request-draws.js'
import { RequestFields } from './request-fields.js'

interface Props {
  readonly ordinal: number
  readonly journal: Journal
}

/** A request in full, beside the table. It takes the focus, and gives it back to the row. */
export function RequestPanel({ ordinal, journal: { requests, calls } }: Props) {
  const request = itemOf(requests, ordinal)
  const call = calls.find(({ attempts }) => attempts.some((attempt) => attempt.ordinal === ordinal))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const close = () => {
    go({ view: 'requests' })
    const row = document.querySelector<HTMLElement>(`[data-request="${ordinal}"]`)
    const back = row ?? document.querySelector<HTMLElement>('.journal .table-frame')
    back?.focus()
  }
  return (
    <section
      class="panel detail request-detail"
      aria-labelledby="request-heading"
      onKeyDown={({ key }) => {
        if (key === 'Escape') close()
      }}
    >
      <div class="split-head">
        <h3 id="request-heading" ref={heading} tabIndex={-1}>
          Request {ordinal}
          {request?.operation !== undefined && `: ${request.operation}`}
        </h3>
        <button type="button" onClick={close}>
          Close
        </button>
      </div>
      {request === undefined ? (
        <p class="quiet">This request is not in the list: it was dropped, or the journal was cleared.</p>
      ) : (
        <>
          <RequestFields request={request} />
          {call !== undefined && call.attempts.length > 1 && <OtherAttempts call={call} ordinal={ordinal} />}
          {request.draws !== undefined && <RequestDraws draws={request.draws} seed={request.seed} />}
          <Part title="Entry of the journal" level={4}>
            <JsonBlock value={request} of="the request" />
          </Part>
        </>
      )}
    </section>
  )
}
