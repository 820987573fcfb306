import { useEffect, useRef, useState } from 'preact/hooks'
import { live } from '../../live/live.js'
import { useAction } from '../../parts/use-action.js'
import { go } from '../../route.js'

/** Empties the journal, after asking once. */
export function ClearJournal({ isEmpty }: { readonly isEmpty: boolean }) {
  const [isAsking, setAsking] = useState(false)
  const first = useRef<HTMLButtonElement>(null)
  const hasAsked = useRef(false)
  useEffect(() => {
    // The button that was pressed is gone.
    if (hasAsked.current) first.current?.focus()
    hasAsked.current = true
  }, [isAsking])
  const { isBusy, problem, run } = useAction(async () => {
    const { feed, requests } = live.value
    await feed.client.clearRequests()
    go({ view: 'requests' })
    feed.refresh(requests)
    setAsking(false)
  })
  return (
    <span class="clear-journal">
      {isAsking ? (
        <>
          Forget all requests?
          <button key="clear" ref={first} type="button" class="danger" disabled={isBusy} onClick={run}>
            Clear
          </button>
          <button type="button" disabled={isBusy} onClick={() => setAsking(false)}>
            Keep
          </button>
        </>
      ) : (
        <button key="ask" ref={first} type="button" aria-disabled={isEmpty} onClick={() => setAsking(!isEmpty)}>
          Clear journal
        </button>
      )}
      <span class="problem" role="alert">
        {problem}
      </span>
    </span>
  )
}
