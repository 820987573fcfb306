import { useEffect } from 'preact/hooks'
import type { JobView } from '../../../client/index.js'
import type { JobsStore } from '../../live/jobs-store.js'
import { countText } from '../../parts/format.js'
import { Instant } from '../../parts/instant.js'
import type { Sort } from '../../parts/sort-button.js'
import { StateBadge } from '../../parts/state-badge.js'
import { type Column, VirtualTable } from '../../parts/table.js'
import { useSandboxNow } from '../../parts/use-sandbox-now.js'
import { useVirtualRows } from '../../parts/use-virtual-rows.js'
import { hrefOf } from '../../route.js'
import { JobTypeText, LastPollText } from './job-cells.js'
import type { JobOrder, SortKey } from './job-list.js'
import { PlanLine } from './plan-line.js'

interface Props {
  readonly jobs: readonly JobView[]
  readonly store: JobsStore
  readonly openId: string | undefined
  readonly order: JobOrder | undefined
  readonly onSort: (key: SortKey) => void
}

/** A table of jobs that stays smooth however long it is. */
export function JobTable({ jobs, store, openId, order, onSort }: Props) {
  const virtual = useVirtualRows(jobs.length)
  const inView = virtual.indexes.flatMap((index) => jobs[index] ?? [])
  const now = useSandboxNow(inView.some(({ nextTransitionAt }) => nextTransitionAt !== null))
  const ids = inView.map(({ job }) => job.Id)
  useEffect(() => store.watch(ids), [store, ids.join()])
  useEffect(() => () => store.watch([]), [store])
  const sortBy = (key: SortKey): Sort => ({
    direction: order?.key === key ? (order.isDescending ? 'descending' : 'ascending') : undefined,
    onSort: () => onSort(key)
  })
  const columns: readonly Column<JobView>[] = [
    { name: 'State', class: 'col-state', sort: sortBy('state'), cell: ({ job }) => <StateBadge state={job.State} /> },
    { name: 'Type', class: 'job-type', cell: ({ job }) => <JobTypeText type={job.Type} /> },
    {
      name: 'Id',
      class: 'col-id id cut',
      cell: ({ job: { Id } }) => (
        <a href={hrefOf({ view: 'jobs', ids: [Id] })} title={Id}>
          {Id}
        </a>
      )
    },
    { name: 'Plan', class: 'col-plan', cell: (view) => <PlanLine view={view} now={now} /> },
    { name: 'Polls', class: 'col-polls number', sort: sortBy('polls'), cell: ({ polls }) => countText(polls) },
    {
      name: 'Last poll',
      class: 'col-last cut',
      cell: ({ job, polls }) => <LastPollText poll={store.lastPoll(job.Id)} polls={polls} />
    },
    {
      name: 'Next transition',
      class: 'col-next',
      sort: sortBy('nextTransition'),
      cell: ({ nextTransitionAt: at }) => (at === null ? <span class="quiet">none</span> : <Instant iso={at} />)
    }
  ]
  return (
    <VirtualTable
      virtual={virtual}
      label="Table of jobs"
      class="jobs"
      columns={columns}
      rows={jobs}
      keyOf={({ job }) => job.Id}
      isCurrent={({ job }) => job.Id === openId}
    />
  )
}
