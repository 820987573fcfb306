import { Type } from '@sinclair/typebox'
import { GetRevisionResponse, revisionEntry } from '../../../core/data-sets/revision.js'
import { Tags } from '../../../core/data-sets/tags.js'
import { defineOperation } from '../../operation.js'
import { tagViolations } from '../tag-violations.js'
import { tagged } from '../tagged.js'
import { RevisionComment } from './revision-comment.js'

/** CreateRevision: creates a revision, which has no assets and is not finalized. */
export const createRevision = defineOperation({
  name: 'CreateRevision',
  input: Type.Object({ Comment: Type.Optional(RevisionComment), DataSetId: Type.String(), Tags: Type.Optional(Tags) }),
  output: GetRevisionResponse,
  violations: (input) => tagViolations(input.Tags, '/Tags'),
  handle(call, { DataSetId, ...request }) {
    const revision = call.sandbox.dataSets.createRevision(DataSetId, request)
    call.resources = { ...call.resources, revisionId: revision.id }
    return { ...revisionEntry(revision), ...tagged(revision) }
  }
})
