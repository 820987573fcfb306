import type { AssetView, RevisionView } from '../../../client/index.js'
import { useVirtualRows } from '../../parts/use-virtual-rows.js'
import { VirtualTable } from '../../parts/virtual-table.js'
import { hrefOf } from '../../route.js'
import { contentText, sizeText } from './asset-text.js'

interface Props {
  readonly assets: RevisionView['assets']
  readonly contents: ReadonlyMap<string, AssetView>
}

/** A table of the assets of a revision, by name. */
export function AssetTable({ assets, contents }: Props) {
  const rows = useVirtualRows(assets.length)
  return (
    <VirtualTable rows={rows} label="Table of assets">
      <table aria-rowcount={assets.length + 1}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Type</th>
            <th scope="col">Size</th>
            <th scope="col">Content</th>
            <th scope="col">Id</th>
          </tr>
        </thead>
        <tbody>
          {rows.indexes.map((index) => {
            const asset = assets[index]
            if (asset === undefined) return null
            const { Id, Name, AssetType, DataSetId, RevisionId } = asset
            return (
              <tr key={Id} aria-rowindex={index + 2}>
                <th scope="row">
                  <a href={hrefOf({ view: 'data-sets', ids: [DataSetId, RevisionId, Id] })}>{Name}</a>
                </th>
                <td>{AssetType}</td>
                <td class="number">{sizeText(asset)}</td>
                <td>{contentText(contents.get(Id))}</td>
                <td class="id">{Id}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </VirtualTable>
  )
}
