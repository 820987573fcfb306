import type { DataGrant, EventAction } from '../../../client/index.js'
import { Instant } from '../../parts/instant.js'
import { Part } from '../../parts/part.js'
import { type Column, Table } from '../../parts/table.js'

const ACTION_COLUMNS: readonly Column<EventAction>[] = [
  { name: 'Id', class: 'id', isRowHead: true, cell: ({ Id }) => Id },
  { name: 'Bucket', cell: (action) => destinationOf(action)?.Bucket },
  { name: 'Key pattern', class: 'id', cell: (action) => destinationOf(action)?.KeyPattern },
  { name: 'Updated', cell: ({ UpdatedAt }) => <Instant iso={UpdatedAt} /> }
]

function destinationOf({ Action }: EventAction) {
  return Action.ExportRevisionToS3?.RevisionDestination
}

/** The event actions on a data set: where each new revision is exported to. Nothing if there are none. */
export function EventActions({ actions }: { readonly actions: readonly EventAction[] }) {
  if (actions.length === 0) return null
  return (
    <Part title="Event actions">
      <Table label="Table of event actions" columns={ACTION_COLUMNS} rows={actions} keyOf={({ Id }) => Id} />
    </Part>
  )
}

const GRANT_COLUMNS: readonly Column<DataGrant>[] = [
  { name: 'Name', isRowHead: true, cell: ({ Name }) => Name },
  { name: 'Id', class: 'id', cell: ({ Id }) => Id },
  {
    name: 'State',
    cell: ({ AcceptanceState }) => (
      <span class={`badge ${AcceptanceState === 'ACCEPTED' ? 'good' : 'warn'}`}>{AcceptanceState}</span>
    )
  },
  { name: 'Receiver', class: 'id', cell: ({ ReceiverPrincipal }) => ReceiverPrincipal },
  { name: 'Accepted', cell: ({ AcceptedAt }) => <Instant iso={AcceptedAt} /> },
  { name: 'Ends', cell: ({ EndsAt }) => <Instant iso={EndsAt} /> }
]

/** The data grants of a data set, or the one that it is the copy for. Nothing if there are none. */
export function DataGrants({ grants }: { readonly grants: readonly DataGrant[] }) {
  if (grants.length === 0) return null
  return (
    <Part title="Data grants">
      <Table label="Table of data grants" columns={GRANT_COLUMNS} rows={grants} keyOf={({ Id }) => Id} />
    </Part>
  )
}
