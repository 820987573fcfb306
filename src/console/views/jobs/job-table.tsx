import { useEffect } from 'preact/hooks'
import type { JobView } from '../../../client/index.js'
import type { JobsStore } from '../../live/jobs-store.js'
import { useSandboxNow } from '../../parts/use-sandbox-now.js'
import { useVirtualRows } from '../../parts/use-virtual-rows.js'
import { VirtualTable } from '../../parts/virtual-table.js'
import type { JobOrder, SortKey } from './job-list.js'
import { JobRow } from './job-row.js'
import { SortableHead } from './sortable-head.js'

const COLUMNS: readonly (readonly [name: string, className: string, key?: SortKey])[] = [
  ['State', 'col-state', 'state'],
  ['Type', 'col-type'],
  ['Id', 'col-id'],
  ['Plan', 'col-plan'],
  ['Polls', 'col-polls number', 'polls'],
  ['Last poll', 'col-last'],
  ['Next transition', 'col-next', 'nextTransition']
]

interface Props {
  readonly jobs: readonly JobView[]
  readonly store: JobsStore
  readonly openId: string | undefined
  readonly order: JobOrder | undefined
  readonly onSort: (key: SortKey) => void
}

/** A table of jobs that stays smooth however long it is. */
export function JobTable({ jobs, store, openId, order, onSort }: Props) {
  const rows = useVirtualRows(jobs.length)
  const inView = rows.indexes.flatMap((index) => jobs[index] ?? [])
  const now = useSandboxNow(inView.some(({ nextTransitionAt }) => nextTransitionAt !== null))
  const ids = inView.map(({ job }) => job.Id)
  const first = rows.indexes[0] ?? 0
  useEffect(() => store.watch(ids), [store, ids.join()])
  useEffect(() => () => store.watch([]), [store])
  return (
    <VirtualTable rows={rows} label="Table of jobs">
      <table class="jobs" aria-rowcount={jobs.length + 1}>
        <thead>
          <tr>
            {COLUMNS.map(([name, className, key]) =>
              key === undefined ? (
                <th key={name} scope="col" class={className}>
                  {name}
                </th>
              ) : (
                <SortableHead
                  key={name}
                  name={name}
                  className={className}
                  direction={order?.key === key ? (order.isDescending ? 'descending' : 'ascending') : undefined}
                  onSort={() => onSort(key)}
                />
              )
            )}
          </tr>
        </thead>
        <tbody>
          {inView.map((view, offset) => (
            <JobRow
              key={view.job.Id}
              view={view}
              lastPoll={store.lastPoll(view.job.Id)}
              index={first + offset}
              isOpen={view.job.Id === openId}
              now={now}
            />
          ))}
        </tbody>
      </table>
    </VirtualTable>
  )
}
