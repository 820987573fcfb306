import type { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import { ClockSettings } from '../../core/time/clock.js'
import { SnapshotDocument, snapshotJson } from '../../core/world/snapshot.js'
import { Count } from '../plane/schemas.js'

/** What restoring a snapshot returns. */
export const Restored = Type.Object(
  { sandbox: Type.String(), jobs: Count, faults: Count, ...Type.Required(ClockSettings).properties },
  { additionalProperties: false }
)

/** `/__admin/snapshot`: export the sandbox as one JSON document, and restore it. */
export const snapshot: FastifyPluginAsyncTypebox<{ maxMemoryBytes: number }> = async (app, { maxMemoryBytes }) => {
  const tags = ['sandboxes']

  app.get(
    '/snapshot',
    {
      schema: {
        operationId: 'getSnapshot',
        summary: 'Exports the sandbox as one JSON document.',
        tags,
        response: { 200: Type.Unsafe<Readable>(SnapshotDocument) }
      }
    },
    ({ sandbox }, reply) => {
      const taken = sandbox.snapshot()
      reply.sendInPieces(snapshotJson(taken), () => taken.jobs.held.release())
    }
  )

  app.put(
    '/snapshot',
    {
      bodyLimit: maxMemoryBytes,
      config: { bodyLimitOption: '--max-memory-bytes' },
      schema: {
        operationId: 'restoreSnapshot',
        summary: 'Restores a snapshot, replacing everything in the sandbox.',
        tags,
        body: SnapshotDocument,
        response: { 200: Restored }
      }
    },
    async ({ sandbox, body }) => {
      await sandbox.restoreInSlices(body)
      const { name, jobs, faults, clock } = sandbox
      return { sandbox: name, jobs: jobs.count, faults: faults.size, ...clock.snapshot() }
    }
  )
}
