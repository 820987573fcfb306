import type { AssetView, RevisionView } from '../../../client/index.js'
import { type Column, Table } from '../../parts/table.js'
import { hrefOf } from '../../route.js'
import { assetSizeText, contentText } from './asset-text.js'

interface Props {
  readonly assets: RevisionView['assets']
  readonly contents: ReadonlyMap<string, AssetView>
}

/** A table of the assets of a revision, by name. */
export function AssetTable({ assets, contents }: Props) {
  const columns: readonly Column<RevisionView['assets'][number]>[] = [
    {
      name: 'Name',
      isRowHead: true,
      cell: ({ Id, Name, DataSetId, RevisionId }) => (
        <a href={hrefOf({ view: 'data-sets', ids: [DataSetId, RevisionId, Id] })}>{Name}</a>
      )
    },
    { name: 'Type', cell: ({ AssetType }) => AssetType },
    { name: 'Size', class: 'number', cell: assetSizeText },
    { name: 'Content', cell: ({ Id }) => contentText(contents.get(Id)) },
    { name: 'Id', class: 'id', cell: ({ Id }) => Id }
  ]
  return <Table label="Table of assets" columns={columns} rows={assets} keyOf={({ Id }) => Id} />
}
