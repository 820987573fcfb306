import { live } from '../../live/live.js'

interface Props {
  readonly isLoaded: boolean
  /** Whether there are requests that the filter hides. */
  readonly isFiltered: boolean
  /** How many requests the journal has dropped. */
  readonly dropped: number
}

/** What stands in place of the table if it would have no rows. */
export function NoRequests({ isLoaded, isFiltered, dropped }: Props) {
  if (!isLoaded) return <p class="panel empty quiet">Loading …</p>
  if (isFiltered) return <p class="panel empty">No requests match the filters.</p>
  if (dropped > 0) return <p class="panel empty">The journal no longer holds any requests.</p>
  const { url } = live.value.feed.client
  return (
    <div class="panel empty">
      <p>No requests yet. Point an SDK at this sandbox and call GetJob:</p>
      <code>AWS_ENDPOINT_URL_DATAEXCHANGE={url.replace(/\/sandbox\/default$/, '')}</code>
    </div>
  )
}
