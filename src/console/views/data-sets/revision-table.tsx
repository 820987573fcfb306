import type { RevisionView } from '../../../client/index.js'
import { countText } from '../../parts/format.js'
import { Instant } from '../../parts/instant.js'
import { useVirtualRows } from '../../parts/use-virtual-rows.js'
import { VirtualTable } from '../../parts/virtual-table.js'
import { hrefOf } from '../../route.js'

/** A table of the revisions of a data set, the newest first. */
export function RevisionTable({ revisions }: { readonly revisions: readonly RevisionView[] }) {
  const rows = useVirtualRows(revisions.length)
  return (
    <VirtualTable rows={rows} label="Table of revisions">
      <table aria-rowcount={revisions.length + 1}>
        <thead>
          <tr>
            <th scope="col">Id</th>
            <th scope="col">State</th>
            <th scope="col">Assets</th>
            <th scope="col">Comment</th>
            <th scope="col">Created</th>
            <th scope="col">Updated</th>
          </tr>
        </thead>
        <tbody>
          {rows.indexes.map((index) => {
            const revision = revisions[index]
            if (revision === undefined) return null
            const { Id, DataSetId, Comment, CreatedAt, UpdatedAt, assets } = revision
            return (
              <tr key={Id} aria-rowindex={index + 2}>
                <th scope="row" class="id">
                  <a href={hrefOf({ view: 'data-sets', ids: [DataSetId, Id] })}>{Id}</a>
                </th>
                <td>
                  <RevisionState revision={revision} />
                </td>
                <td class="number">{countText(assets.length)}</td>
                <td class="cut">{Comment}</td>
                <td>
                  <Instant iso={CreatedAt} />
                </td>
                <td>
                  <Instant iso={UpdatedAt} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </VirtualTable>
  )
}

/** Whether a revision is finalized or revoked, in words and in a colour. */
export function RevisionState({ revision: { Finalized, Revoked } }: { readonly revision: RevisionView }) {
  if (Revoked === true) return <span class="badge bad">revoked</span>
  return Finalized === true ? <span class="badge good">finalized</span> : <span class="badge warn">not finalized</span>
}
