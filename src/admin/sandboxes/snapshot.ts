import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { JobSnapshot } from '../../core/jobs/job-snapshot.js'
import { ClockSettings } from '../../core/time/clock.js'
import { type Snapshot, SnapshotDocument } from '../../core/world/snapshot.js'
import { Count } from '../plane/schemas.js'

/** The number of jobs serialized in one piece; other requests are served between pieces. */
const JOBS_PER_BATCH = 256

const Restored = Type.Object(
  { sandbox: Type.String(), jobs: Count, faults: Count, ...Type.Required(ClockSettings).properties },
  { additionalProperties: false }
)

/** `/__admin/snapshot`: export the sandbox as one JSON document, and restore it. */
export const snapshot: FastifyPluginAsyncTypebox = async (app) => {
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
      reply.type('application/json; charset=utf-8').send(Readable.from(serialize(sandbox.snapshot())))
    }
  )

  app.put(
    '/snapshot',
    {
      schema: {
        operationId: 'restoreSnapshot',
        summary: 'Restores a snapshot, replacing everything in the sandbox.',
        tags,
        body: SnapshotDocument,
        response: { 200: Restored }
      }
    },
    ({ sandbox, body }) => {
      sandbox.restore(body)
      const { name, jobs, faults, clock } = sandbox
      return { sandbox: name, jobs: jobs.count, faults: faults.size, ...clock.snapshot() }
    }
  )
}

/** Serializes a snapshot in pieces: the JSON of a million jobs is longer than a string can be. */
function* serialize({ jobs: { nextSerial, held }, ...rest }: Snapshot): Generator<string> {
  yield `${JSON.stringify(rest).slice(0, -1)},"jobs":{"nextSerial":${nextSerial},"held":[`
  let separator = ''
  for (const batch of batches(held)) {
    yield separator + batch.map((job) => JSON.stringify(job)).join(',')
    separator = ','
  }
  yield ']}}'
}

function* batches(held: Iterable<JobSnapshot>): Generator<JobSnapshot[]> {
  let batch: JobSnapshot[] = []
  for (const job of held) {
    batch.push(job)
    if (batch.length < JOBS_PER_BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
