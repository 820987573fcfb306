import { type LastAdvance as Advance, transitionCount } from '../../live/clock-store.js'
import { live } from '../../live/live.js'
import { Instant } from '../../parts/instant.js'
import { Part } from '../../parts/part.js'
import { StateBadge } from '../../parts/state-badge.js'
import { type Column, Table } from '../../parts/table.js'
import { hrefOf } from '../../route.js'

type Transition = Advance['advanced']['transitions'][number]

const COLUMNS: readonly Column<Transition>[] = [
  { name: 'At', cell: ({ at }) => <Instant iso={at} /> },
  { name: 'Job', class: 'id', cell: ({ jobId }) => <a href={hrefOf({ view: 'jobs', ids: [jobId] })}>{jobId}</a> },
  { name: 'From', cell: ({ from }) => <StateBadge state={from} /> },
  { name: 'To', cell: ({ to }) => <StateBadge state={to} /> }
]

/** The transitions that the last advance from this page caused. */
export function LastAdvance() {
  const { value } = live.value.clock.advance
  if (value === undefined) return null
  const { what, advanced } = value
  const { meta, transitions } = advanced
  return (
    <Part title={`${what}: ${transitionCount(meta.total)}`}>
      {meta.dropped > 0 && <p class="quiet">The first {transitions.length} are listed.</p>}
      {meta.total > 0 && (
        <Table
          label="Table of the transitions of this advance"
          columns={COLUMNS}
          rows={transitions}
          // No state of a job comes twice.
          keyOf={({ jobId, to }) => `${jobId} ${to}`}
        />
      )}
    </Part>
  )
}
