import { Type } from '@sinclair/typebox'
import {
  AcceptanceState,
  acceptanceStateOf,
  type DataGrant,
  ReceivedDataGrantSummary,
  receivedSummary
} from '../../../core/data-grants/data-grant.js'
import { pageOf } from '../../../core/data-sets/list-page.js'
import { defineOperation } from '../../operation.js'
import { fromQuery } from '../../wire/member-places.js'
import { nextToken, PAGING, pageOfInput } from '../paged-list.js'

/** What the next page begins after. */
const Key = Type.Object({ createdAt: Type.Number(), serial: Type.Number() })

/** ListReceivedDataGrants: lists the grants that the account has received, all or those in some states. */
export const listReceivedDataGrants = defineOperation({
  name: 'ListReceivedDataGrants',
  input: Type.Object({
    AcceptanceState: Type.Optional(fromQuery(Type.Array(AcceptanceState), 'acceptanceState')),
    ...PAGING
  }),
  output: Type.Object(
    { DataGrantSummaries: Type.Array(ReceivedDataGrantSummary), NextToken: Type.Optional(Type.String()) },
    { additionalProperties: false }
  ),
  handle(call, input) {
    const states = input.AcceptanceState && [...new Set(input.AcceptanceState)].sort()
    const list = { operation: 'ListReceivedDataGrants', of: [states?.join()], key: Key } as const
    const { limit, after } = pageOfInput(call, input, list)
    const grants = inStates(call.sandbox.dataGrants.store.list(after), states)
    const page = pageOf(grants, limit, ({ createdAt, serial }) => ({ createdAt, serial }))
    return { DataGrantSummaries: page.items.map(receivedSummary), ...nextToken(call, page.next, list) }
  }
})

function* inStates(grants: Iterable<DataGrant>, states: readonly AcceptanceState[] | undefined): Generator<DataGrant> {
  for (const grant of grants) if (states === undefined || states.includes(acceptanceStateOf(grant))) yield grant
}
