import type { Journal } from '../../live/requests-store.js'
import { countText } from '../../parts/format.js'

/** What is not in the list, and why. */
export function JournalNotes({ journal: { requests, dropped } }: { readonly journal: Journal }) {
  const first = requests[0]?.ordinal ?? dropped + 1
  const gone = Math.min(dropped, first - 1)
  const older = first - 1 - gone
  if (gone === 0 && older === 0) return null
  return (
    <p class="quiet">
      {gone > 0 && `${countText(gone)} earlier ${were(gone)} dropped from the journal. `}
      {older > 0 &&
        `This page keeps the last ${countText(requests.length)}: ${countText(older)} earlier ${requestsText(older)} only in the journal.`}
    </p>
  )
}

function were(count: number): string {
  return count === 1 ? 'request was' : 'requests were'
}

function requestsText(count: number): string {
  return count === 1 ? 'one is' : 'ones are'
}
