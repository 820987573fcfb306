import { Type } from '@sinclair/typebox'
import { RevisionEntry, revisionEntry } from '../../../core/data-sets/revision.js'
import { defineOperation } from '../../operation.js'
import { RevisionComment } from './revision-comment.js'

/** UpdateRevision: changes the comment of a revision, finalizes it, or makes a finalized one changeable again. */
export const updateRevision = defineOperation({
  name: 'UpdateRevision',
  input: Type.Object({
    Comment: Type.Optional(RevisionComment),
    DataSetId: Type.String(),
    Finalized: Type.Optional(Type.Boolean()),
    RevisionId: Type.String()
  }),
  output: RevisionEntry,
  handle: ({ sandbox }, { DataSetId, RevisionId, ...changes }) =>
    revisionEntry(sandbox.dataSets.updateRevision(DataSetId, RevisionId, changes))
})
