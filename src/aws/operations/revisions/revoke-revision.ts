import { Type } from '@sinclair/typebox'
import { RevisionEntry, revisionEntry } from '../../../core/data-sets/revision.js'
import { BoundedText } from '../../../core/validation/bounded-text.js'
import { defineOperation } from '../../operation.js'

/** RevokeRevision: takes a revision away from its subscribers, with the reason. */
export const revokeRevision = defineOperation({
  name: 'RevokeRevision',
  input: Type.Object({
    DataSetId: Type.String(),
    // AWS: the service model's `__stringMin10Max512`.
    RevocationComment: BoundedText(10, 512),
    RevisionId: Type.String()
  }),
  output: RevisionEntry,
  handle: ({ sandbox }, { DataSetId, RevisionId, RevocationComment }) =>
    revisionEntry(sandbox.dataSets.revokeRevision(DataSetId, RevisionId, RevocationComment))
})
