import { Type } from '@sinclair/typebox'
import { DataSetEntry, dataSetEntry, Origin } from '../../../core/data-sets/data-set.js'
import { pageOf } from '../../../core/data-sets/list-page.js'
import { defineOperation } from '../../operation.js'
import { fromQuery } from '../../wire/member-places.js'
import { nextToken, PAGING, pageOfInput } from '../paged-list.js'

/** Mock: without an origin the OWNED data sets come first. AWS documents no order of the two. */
const ORIGINS = Origin.enum

/** What the next page begins after. */
const Key = Type.Object({ origin: Origin, createdAt: Type.Number(), serial: Type.Number() })

/** ListDataSets: lists data sets, the newest first. */
export const listDataSets = defineOperation({
  name: 'ListDataSets',
  // AWS: the model has a bare string here. Mock: an origin that does not exist is refused.
  input: Type.Object({ Origin: Type.Optional(fromQuery(Origin, 'origin')), ...PAGING }),
  output: Type.Object(
    { DataSets: Type.Array(DataSetEntry), NextToken: Type.Optional(Type.String()) },
    { additionalProperties: false }
  ),
  handle(call, input) {
    const list = { operation: 'ListDataSets', of: [input.Origin], key: Key } as const
    const { limit, after } = pageOfInput(call, input, list)
    const { store } = call.sandbox.dataSets
    const origins = input.Origin === undefined ? ORIGINS : [input.Origin]
    const page = pageOf(
      (function* () {
        for (const origin of origins.slice(after === undefined ? 0 : origins.indexOf(after.origin))) {
          yield* store.dataSets(origin, after?.origin === origin ? after : undefined)
        }
      })(),
      limit,
      ({ origin, createdAt, serial }) => ({ origin, createdAt, serial })
    )
    return { DataSets: page.items.map(dataSetEntry), ...nextToken(call, page.next, list) }
  }
})
