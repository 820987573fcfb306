import type { JobView } from '../../../client/index.js'
import { instantText } from '../../parts/format.js'
import { StateBadge } from '../../parts/state-badge.js'
import { useVirtualRows } from '../../parts/use-virtual-rows.js'
import { VirtualTable } from '../../parts/virtual-table.js'
import { hrefOf } from '../../route.js'

/** The height of a row in pixels, as tables.css has it. */
const ROW_HEIGHT = 36

/** A table of jobs that stays smooth however long it is. */
export function JobTable({ jobs }: { readonly jobs: readonly JobView[] }) {
  const rows = useVirtualRows({ count: jobs.length, height: ROW_HEIGHT })
  return (
    <VirtualTable rows={rows} label="Table of jobs">
      <table aria-rowcount={jobs.length + 1}>
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col">Type</th>
            <th scope="col">Id</th>
            <th scope="col">Polls</th>
            <th scope="col">Next transition</th>
          </tr>
        </thead>
        <tbody>
          {rows.indexes.map((index) => {
            const view = jobs[index]
            return view && <JobRow key={view.job.Id} view={view} index={index} />
          })}
        </tbody>
      </table>
    </VirtualTable>
  )
}

function JobRow({ view: { job, polls, nextTransitionAt }, index }: { readonly view: JobView; readonly index: number }) {
  return (
    <tr aria-rowindex={index + 2}>
      <td>
        <StateBadge state={job.State} />
      </td>
      <td>{job.Type}</td>
      <td class="id">
        <a href={hrefOf({ view: 'jobs', ids: [job.Id] })}>{job.Id}</a>
      </td>
      <td class="number">{polls}</td>
      <td>{nextTransitionAt === null ? <span class="quiet">none</span> : instantText(nextTransitionAt)}</td>
    </tr>
  )
}
