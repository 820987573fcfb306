import { Type } from '@sinclair/typebox'
import { GetRevisionResponse, revisionEntry } from '../../../core/data-sets/revision.js'
import { defineOperation } from '../../operation.js'
import { tagged } from '../tagged.js'

/** GetRevision: returns a revision. */
export const getRevision = defineOperation({
  name: 'GetRevision',
  input: Type.Object({ DataSetId: Type.String(), RevisionId: Type.String() }),
  output: GetRevisionResponse,
  handle({ sandbox }, { DataSetId, RevisionId }) {
    const { revision } = sandbox.dataSets.findRevision(DataSetId, RevisionId)
    return { ...revisionEntry(revision), ...tagged(revision) }
  }
})
