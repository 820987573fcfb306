import { live } from '../../live/live.js'
import { Instant } from '../../parts/instant.js'
import { Part } from '../../parts/part.js'
import { StateBadge } from '../../parts/state-badge.js'
import { type Column, Table } from '../../parts/table.js'
import { useSandboxNow } from '../../parts/use-sandbox-now.js'
import { useStore } from '../../parts/use-store.js'
import { hrefOf } from '../../route.js'
import { type Ahead, agendaOf } from './agenda.js'
import { remainingText } from './remaining-text.js'

/** How many transitions the agenda lists. */
const MOST = 20

const COLUMNS: readonly Column<Ahead>[] = [
  { name: 'In', cell: ({ at }) => <Remaining at={at} /> },
  { name: 'At', cell: ({ at }) => <Instant iso={at} /> },
  { name: 'Job', class: 'id', cell: ({ jobId }) => <a href={hrefOf({ view: 'jobs', ids: [jobId] })}>{jobId}</a> },
  { name: 'Type', cell: ({ type }) => type },
  { name: 'From', cell: ({ from }) => <StateBadge state={from} /> },
  {
    name: 'To',
    cell: ({ to }) => (to === undefined ? <span class="quiet">not known</span> : <StateBadge state={to} />)
  }
]

/** The transitions that will happen by time alone. */
export function Agenda() {
  const { list, isLoaded } = useStore(({ jobs }) => jobs)
  const agenda = agendaOf(list.value, MOST)
  return (
    <Part title="Upcoming transitions">
      {agenda.length === 0 ? (
        <p class="quiet">{isLoaded.value ? 'None: no job of this sandbox changes by time alone.' : 'Loading …'}</p>
      ) : (
        <>
          {agenda.length === MOST && <p class="quiet">The first {MOST}, the next one of each job.</p>}
          <Table label="Table of upcoming transitions" columns={COLUMNS} rows={agenda} keyOf={({ jobId }) => jobId} />
        </>
      )}
    </Part>
  )
}

/** In how long an instant comes. */
function Remaining({ at }: { readonly at: string }) {
  const now = useSandboxNow(true)
  const { value } = live.value.clock.reading
  return <>{value && now !== undefined && remainingText(Date.parse(at) - now, value.clock)}</>
}
