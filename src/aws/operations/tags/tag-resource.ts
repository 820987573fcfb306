import { Type } from '@sinclair/typebox'
import { Tags } from '../../../core/data-sets/tags.js'
import { defineOperation } from '../../operation.js'
import { tagViolations } from '../tag-violations.js'

/** TagResource: adds tags to a resource. AWS: the member's name is lower case in this operation. */
export const tagResource = defineOperation({
  name: 'TagResource',
  input: Type.Object({ ResourceArn: Type.String(), tags: Tags }),
  output: Type.Void(),
  violations: ({ tags }) => tagViolations(tags, '/tags'),
  handle: ({ sandbox }, { ResourceArn, tags }) => sandbox.dataSets.tag(ResourceArn, tags)
})
