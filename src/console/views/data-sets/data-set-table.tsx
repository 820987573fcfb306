import type { DataSetSummary } from '../../../client/index.js'
import { countText } from '../../parts/format.js'
import { Instant } from '../../parts/instant.js'
import { useVirtualRows } from '../../parts/use-virtual-rows.js'
import { VirtualTable } from '../../parts/virtual-table.js'
import { hrefOf } from '../../route.js'

/** A table of data sets. */
export function DataSetTable({ dataSets }: { readonly dataSets: readonly DataSetSummary[] }) {
  const rows = useVirtualRows(dataSets.length)
  return (
    <VirtualTable rows={rows} label="Table of data sets">
      <table aria-rowcount={dataSets.length + 1}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Id</th>
            <th scope="col">Asset type</th>
            <th scope="col">Origin</th>
            <th scope="col">Revisions</th>
            <th scope="col">Updated</th>
          </tr>
        </thead>
        <tbody>
          {rows.indexes.map((index) => {
            const dataSet = dataSets[index]
            if (dataSet === undefined) return null
            const { Id, Name, AssetType, Origin, revisionCount, UpdatedAt } = dataSet
            return (
              <tr key={Id} aria-rowindex={index + 2}>
                <th scope="row">
                  <a href={hrefOf({ view: 'data-sets', ids: [Id] })}>{Name}</a>
                </th>
                <td class="id">{Id}</td>
                <td>{AssetType}</td>
                <td>
                  <span class={`badge ${Origin === 'ENTITLED' ? 'busy' : ''}`}>{Origin}</span>
                </td>
                <td class="number">{countText(revisionCount)}</td>
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
