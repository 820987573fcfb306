import { Type } from '@sinclair/typebox'
import { DataGrantSummary, grantSummary } from '../../../core/data-grants/data-grant.js'
import { pageOf } from '../../../core/data-sets/list-page.js'
import { defineOperation } from '../../operation.js'
import { nextToken, PAGING, pageOfInput } from '../paged-list.js'

/** What the next page begins after. */
const Key = Type.Object({ createdAt: Type.Number(), serial: Type.Number() })

/** ListDataGrants: lists the grants that the account has sent. Mock: the newest first. */
export const listDataGrants = defineOperation({
  name: 'ListDataGrants',
  input: Type.Object(PAGING),
  output: Type.Object(
    { DataGrantSummaries: Type.Array(DataGrantSummary), NextToken: Type.Optional(Type.String()) },
    { additionalProperties: false }
  ),
  handle(call, input) {
    const list = { operation: 'ListDataGrants', of: [], key: Key } as const
    const { limit, after } = pageOfInput(call, input, list)
    const grants = call.sandbox.dataGrants.store.list(after)
    const page = pageOf(grants, limit, ({ createdAt, serial }) => ({ createdAt, serial }))
    return { DataGrantSummaries: page.items.map(grantSummary), ...nextToken(call, page.next, list) }
  }
})
