import { Type } from '@sinclair/typebox'
import { Tags } from '../../../core/data-sets/tags.js'
import { defineOperation } from '../../operation.js'

/** ListTagsForResource: returns the tags of a resource. AWS: the member's name is lower case in this operation. */
export const listTagsForResource = defineOperation({
  name: 'ListTagsForResource',
  input: Type.Object({ ResourceArn: Type.String() }),
  output: Type.Object({ tags: Tags }, { additionalProperties: false }),
  handle: ({ sandbox }, { ResourceArn }) => ({ tags: { ...sandbox.dataSets.tagsOf(ResourceArn) } })
})
