import { countText } from '../../parts/format.js'
import { useStore } from '../../parts/use-store.js'
import { JobTable } from './job-table.js'

/** All jobs of the sandbox, and one of them in full if it is chosen. */
export function JobsView() {
  const store = useStore(({ jobs }) => jobs)
  const jobs = store.list.value
  return (
    <section aria-labelledby="jobs-heading">
      <div class="view-head">
        <h2 id="jobs-heading">Jobs</h2>
        <p class="quiet">{store.isLoaded.value ? countText(jobs.length) : 'Loading …'}</p>
      </div>
      <JobTable jobs={jobs} />
    </section>
  )
}
