import type { RevisionView } from '../../../client/index.js'
import { countText } from '../../parts/format.js'
import { Instant } from '../../parts/instant.js'
import { type Column, Table } from '../../parts/table.js'
import { hrefOf } from '../../route.js'

const COLUMNS: readonly Column<RevisionView>[] = [
  {
    name: 'Id',
    class: 'id',
    isRowHead: true,
    cell: ({ Id, DataSetId }) => <a href={hrefOf({ view: 'data-sets', ids: [DataSetId, Id] })}>{Id}</a>
  },
  { name: 'State', cell: (revision) => <RevisionState revision={revision} /> },
  { name: 'Assets', class: 'number', cell: ({ assets }) => countText(assets.length) },
  { name: 'Comment', class: 'cut', cell: ({ Comment }) => Comment },
  { name: 'Created', cell: ({ CreatedAt }) => <Instant iso={CreatedAt} /> },
  { name: 'Updated', cell: ({ UpdatedAt }) => <Instant iso={UpdatedAt} /> }
]

/** A table of the revisions of a data set, the newest first. */
export function RevisionTable({ revisions }: { readonly revisions: readonly RevisionView[] }) {
  return <Table label="Table of revisions" columns={COLUMNS} rows={revisions} keyOf={({ Id }) => Id} />
}

/** Whether a revision is finalized or revoked, in words and in a colour. */
export function RevisionState({ revision: { Finalized, Revoked } }: { readonly revision: RevisionView }) {
  if (Revoked === true) return <span class="badge bad">revoked</span>
  return Finalized === true ? <span class="badge good">finalized</span> : <span class="badge warn">not finalized</span>
}
