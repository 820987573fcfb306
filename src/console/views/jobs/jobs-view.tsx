import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { live } from '../../live/live.js'
import { useEvery } from '../../parts/use-every.js'
import { useStore } from '../../parts/use-store.js'
import { route } from '../../route.js'
import { server } from '../../session.js'
import { JobCounts } from './job-counts.js'
import { JobDetail } from './job-detail.js'
import { JobFilters } from './job-filters.js'
import { filterJobs, isFiltering, type JobOrder, NO_FILTER, nextOrder, sortJobs } from './job-list.js'
import { typesOf } from './job-states.js'
import { JobTable } from './job-table.js'
import { NoJobs } from './no-jobs.js'

/** How often it is looked whether jobs were seeded, in milliseconds: no event tells of them. */
const LOOK_MS = 1000

/** All jobs of the sandbox, and one of them in full if it is chosen. */
export function JobsView() {
  const { sandbox } = live.value
  const store = useStore(({ jobs }) => jobs)
  useEvery(LOOK_MS, async () => {
    // The list of sandboxes, unlike what is below the prefix of one, does not create a sandbox that was dropped.
    const sandboxes = await server.value.sandboxes.list()
    const own = sandboxes.find(({ name }) => name === sandbox)
    if (own !== undefined) await store.compare(own.jobs)
  })
  const [filter, setFilter] = useState(NO_FILTER)
  const [order, setOrder] = useState<JobOrder | undefined>()
  const [openId] = route.value.ids
  const list = useFocusOnClose(openId)
  // The same element is not drawn again whenever some other job changes.
  const detail = useMemo(() => openId !== undefined && <JobDetail key={openId} jobId={openId} />, [openId])
  const jobs = store.list.value
  const shown = sortJobs(filterJobs(jobs, filter), order)
  return (
    <section class={openId === undefined ? undefined : 'has-open'} aria-labelledby="jobs-heading">
      <div class="view-head">
        <h2 id="jobs-heading">Jobs</h2>
        <JobCounts jobs={jobs} shown={shown.length} isLoaded={store.isLoaded.value} />
      </div>
      <div class="split">
        <div class="job-list" ref={list}>
          <JobFilters filter={filter} types={typesOf(jobs)} onChange={setFilter} />
          {shown.length === 0 && store.isLoaded.value ? (
            <NoJobs
              endpoint={live.value.feed.client.url}
              onClear={isFiltering(filter) ? () => setFilter(NO_FILTER) : undefined}
            />
          ) : (
            <JobTable
              jobs={shown}
              store={store}
              openId={openId}
              order={order}
              onSort={(key) => setOrder(nextOrder(order, key))}
            />
          )}
        </div>
        {detail}
      </div>
    </section>
  )
}

/**
 * Moves the focus back to the link of a job when the job is closed, or to the table if the link is not in it any more.
 */
function useFocusOnClose(openId: string | undefined) {
  const list = useRef<HTMLDivElement>(null)
  const before = useRef(openId)
  useEffect(() => {
    const closed = before.current
    before.current = openId
    if (closed === undefined || openId !== undefined) return
    const links = [...(list.current?.querySelectorAll<HTMLElement>('td.id a') ?? [])]
    const target =
      links.find(({ textContent }) => textContent === closed) ?? list.current?.querySelector('.table-frame')
    if (target instanceof HTMLElement) target.focus({ preventScroll: true })
  }, [openId])
  return list
}
