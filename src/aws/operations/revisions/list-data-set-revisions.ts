import { Type } from '@sinclair/typebox'
import { pageOf } from '../../../core/data-sets/list-page.js'
import { RevisionEntry, revisionEntry } from '../../../core/data-sets/revision.js'
import { defineOperation } from '../../operation.js'
import { nextToken, PAGING, pageOfInput } from '../paged-list.js'

/** What the next page begins after. */
const Key = Type.Object({ createdAt: Type.Number(), serial: Type.Number() })

/** ListDataSetRevisions: lists the revisions of a data set, the newest first. */
export const listDataSetRevisions = defineOperation({
  name: 'ListDataSetRevisions',
  input: Type.Object({ DataSetId: Type.String(), ...PAGING }),
  output: Type.Object(
    { NextToken: Type.Optional(Type.String()), Revisions: Type.Array(RevisionEntry) },
    { additionalProperties: false }
  ),
  handle(call, input) {
    const { dataSets } = call.sandbox
    const { id } = dataSets.find(input.DataSetId)
    const list = { operation: 'ListDataSetRevisions', of: [id], key: Key } as const
    const { limit, after } = pageOfInput(call, input, list)
    const revisions = dataSets.store.revisions(id, after)
    const page = pageOf(revisions, limit, ({ createdAt, serial }) => ({ createdAt, serial }))
    return { Revisions: page.items.map(revisionEntry), ...nextToken(call, page.next, list) }
  }
})
