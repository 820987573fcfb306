import { useMemo } from 'preact/hooks'
import { filterCalls, filterRequests, isFiltering } from '../../live/journal/request-filter.js'
import { countText } from '../../parts/format.js'
import { messageOf } from '../../parts/message-of.js'
import { useStore } from '../../parts/use-store.js'
import { filter, mode } from './choices.js'
import { ClearJournal } from './clear-journal.js'
import { JournalNotes } from './journal-notes.js'
import { ModeChoice } from './mode-choice.js'
import { NoRequests } from './no-requests.js'
import { RequestFilters } from './request-filters.js'
import { RequestPanel } from './request-panel.js'
import { RequestTable } from './request-table.js'
import { useAsking } from './use-asking.js'
import { useChosenRequest } from './use-chosen-request.js'

/** The journal of the sandbox as it grows, and one request in full if it is chosen. */
export function RequestsView() {
  const store = useStore(({ requests }) => requests)
  const problem = useAsking()
  const { requests, calls, dropped } = store.journal.value
  const { value: wanted } = filter
  const shownCalls = useMemo(
    () => (mode.value === 'calls' ? filterCalls(calls, wanted) : []),
    [calls, wanted, mode.value]
  )
  const shownRequests = useMemo(
    () => (mode.value === 'requests' ? filterRequests(requests, calls, wanted) : []),
    [requests, calls, wanted, mode.value]
  )
  const chosen = useChosenRequest()
  const count = mode.value === 'calls' ? shownCalls.length : shownRequests.length
  return (
    <section aria-labelledby="requests-heading">
      <div class="view-head">
        <h2 id="requests-heading">Requests</h2>
        <p class="quiet">
          {store.isLoaded.value
            ? summaryOf(requests.length, calls.length, isFiltering(wanted) ? count : undefined)
            : 'Loading …'}
        </p>
        <ModeChoice />
        <ClearJournal isEmpty={requests.length === 0} />
      </div>
      <RequestFilters facets={store.facets.value} />
      {problem !== undefined && <p class="problem">{messageOf(problem)}</p>}
      <JournalNotes journal={store.journal.value} />
      <div class="split">
        {count === 0 ? (
          <NoRequests isLoaded={store.isLoaded.value} isFiltered={requests.length > 0} dropped={dropped} />
        ) : (
          <RequestTable key={mode.value} calls={shownCalls} requests={shownRequests} chosen={Number(chosen ?? 0)} />
        )}
        {chosen !== undefined && <RequestPanel key={chosen} ordinal={Number(chosen)} journal={store.journal.value} />}
      </div>
    </section>
  )
}

function summaryOf(requests: number, calls: number, shown: number | undefined): string {
  const all = `${countText(requests)} ${requests === 1 ? 'request' : 'requests'} of ${countText(calls)} ${calls === 1 ? 'call' : 'calls'}`
  return shown === undefined ? all : `${all}, ${countText(shown)} shown`
}
