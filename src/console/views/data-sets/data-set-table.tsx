import type { DataSetSummary } from '../../../client/index.js'
import { countText } from '../../parts/format.js'
import { Instant } from '../../parts/instant.js'
import { type Column, Table } from '../../parts/table.js'
import { hrefOf } from '../../route.js'

const COLUMNS: readonly Column<DataSetSummary>[] = [
  {
    name: 'Name',
    isRowHead: true,
    cell: ({ Id, Name }) => <a href={hrefOf({ view: 'data-sets', ids: [Id] })}>{Name}</a>
  },
  { name: 'Id', class: 'id', cell: ({ Id }) => Id },
  { name: 'Asset type', cell: ({ AssetType }) => AssetType },
  {
    name: 'Origin',
    cell: ({ Origin }) => <span class={`badge ${Origin === 'ENTITLED' ? 'busy' : ''}`}>{Origin}</span>
  },
  { name: 'Revisions', class: 'number', cell: ({ revisionCount }) => countText(revisionCount) },
  { name: 'Updated', cell: ({ UpdatedAt }) => <Instant iso={UpdatedAt} /> }
]

/** A table of data sets. */
export function DataSetTable({ dataSets }: { readonly dataSets: readonly DataSetSummary[] }) {
  return <Table label="Table of data sets" columns={COLUMNS} rows={dataSets} keyOf={({ Id }) => Id} />
}
