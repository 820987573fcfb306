import { Type } from '@sinclair/typebox'
import { AssetEntry, assetEntry } from '../../../core/data-sets/asset.js'
import { pageOf } from '../../../core/data-sets/list-page.js'
import { defineOperation } from '../../operation.js'
import { nextToken, PAGING, pageOfInput } from '../paged-list.js'

/** What the next page begins after. */
const Key = Type.Object({ name: Type.String(), id: Type.String() })

/** ListRevisionAssets: lists the assets of a revision, by name descending. */
export const listRevisionAssets = defineOperation({
  name: 'ListRevisionAssets',
  input: Type.Object({ DataSetId: Type.String(), RevisionId: Type.String(), ...PAGING }),
  output: Type.Object(
    { Assets: Type.Array(AssetEntry), NextToken: Type.Optional(Type.String()) },
    { additionalProperties: false }
  ),
  handle(call, input) {
    const { dataSets } = call.sandbox
    const { dataSet, revision } = dataSets.findRevision(input.DataSetId, input.RevisionId)
    const list = { operation: 'ListRevisionAssets', of: [dataSet.id, revision.id], key: Key } as const
    const { limit, after } = pageOfInput(call, input, list)
    const page = pageOf(dataSets.store.assets(revision.id, after), limit, ({ name, id }) => ({ name, id }))
    return { Assets: page.items.map((asset) => assetEntry(asset, revision)), ...nextToken(call, page.next, list) }
  }
})
