import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from '@sinclair/typebox'
import { Instant } from '../../core/time/instant.js'
import { AdminError } from '../plane/admin-error.js'

/** What saving the sandboxes returns. */
export const SnapshotSaved = Type.Object(
  {
    file: Type.String({ description: 'The path of the file that was written.' }),
    savedAt: Instant,
    sandboxes: Type.Integer({ minimum: 0, description: 'The number of sandboxes in the file.' }),
    jobs: Type.Integer({ minimum: 0, description: 'The number of jobs in all of them.' }),
    bytes: Type.Integer({ minimum: 0, description: 'The size of the file.' })
  },
  { additionalProperties: false }
)
export type SnapshotSaved = Static<typeof SnapshotSaved>

/** The file in which the sandboxes are kept. */
export interface SnapshotSaver {
  /** Writes all sandboxes to the file. Throws a SandboxError if it can't be written. */
  save(): Promise<SnapshotSaved>
}

/** `POST /__admin/snapshot/save`: writes all sandboxes to the file of `--snapshot`. */
export const saveSnapshot: FastifyPluginAsyncTypebox<{ snapshots: SnapshotSaver | undefined }> = async (
  app,
  { snapshots }
) => {
  app.post(
    '/snapshot/save',
    {
      config: { isSandboxIndependent: true },
      schema: {
        operationId: 'saveSnapshot',
        summary: 'Writes all sandboxes to the file of --snapshot.',
        tags: ['sandboxes'],
        response: { 200: SnapshotSaved },
        errors: ['Conflict', 'LimitReached']
      }
    },
    () => {
      if (snapshots === undefined) throw new AdminError('Conflict', NO_FILE)
      return snapshots.save()
    }
  )
}

const NO_FILE =
  'This server keeps its sandboxes in no file. Start it with --snapshot FILE, or with DATAEXCHANGE_LOCAL_SNAPSHOT.'
