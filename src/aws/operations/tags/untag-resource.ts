import { Type } from '@sinclair/typebox'
import { defineOperation } from '../../operation.js'
import { fromQuery } from '../../wire/member-places.js'

/** UntagResource: removes tags from a resource. */
export const untagResource = defineOperation({
  name: 'UntagResource',
  input: Type.Object({ ResourceArn: Type.String(), TagKeys: fromQuery(Type.Array(Type.String()), 'tagKeys') }),
  output: Type.Void(),
  handle: ({ sandbox }, { ResourceArn, TagKeys }) => sandbox.dataSets.untag(ResourceArn, TagKeys)
})
