import { live } from '../../live/live.js'
import { ConfirmButton } from '../../parts/confirm-button.js'
import { go } from '../../route.js'

/** Clears the journal, after asking once. */
export function ClearJournal({ isEmpty }: { readonly isEmpty: boolean }) {
  return (
    <ConfirmButton
      question="Clear the journal of this sandbox?"
      confirm="Clear"
      isOff={isEmpty}
      onConfirm={async () => {
        const { feed, requests } = live.value
        await feed.client.clearRequests()
        go({ view: 'requests' })
        feed.refresh(requests)
      }}
    >
      Clear journal
    </ConfirmButton>
  )
}
