import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { JobSnapshot } from '../../core/jobs/job-snapshot.js'
import { ClockSettings } from '../../core/time/clock.js'
import { type Snapshot, SnapshotDocument } from '../../core/world/snapshot.js'
import { Count } from '../plane/schemas.js'

/** How many jobs are written at a stretch before other requests are let through. */
const JOBS_AT_A_STRETCH = 256

const Restored = Type.Object(
  { sandbox: Type.String(), jobs: Count, faults: Count, ...Type.Required(ClockSettings).properties },
  { additionalProperties: false }
)

/** `/__admin/snapshot`: the sandbox as one JSON document, and back. */
export const snapshot: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['sandboxes']

  app.get(
    '/snapshot',
    {
      schema: {
        operationId: 'getSnapshot',
        summary: 'Writes the sandbox down as one document.',
        tags,
        response: { 200: Type.Unsafe<Readable>(SnapshotDocument) }
      }
    },
    ({ sandbox }, reply) => {
      reply.type('application/json; charset=utf-8').send(Readable.from(write(sandbox.snapshot())))
    }
  )

  app.put(
    '/snapshot',
    {
      schema: {
        operationId: 'restoreSnapshot',
        summary: 'Puts what was written down in the place of all that the sandbox holds.',
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

/** The snapshot's JSON in pieces: that of a million jobs is longer than a string can be. */
function* write({ jobs: { nextSerial, held }, ...rest }: Snapshot): Generator<string> {
  yield `${JSON.stringify(rest).slice(0, -1)},"jobs":{"nextSerial":${nextSerial},"held":[`
  let separator = ''
  for (const stretch of stretches(held)) {
    yield separator + stretch.map((job) => JSON.stringify(job)).join(',')
    separator = ','
  }
  yield ']}}'
}

function* stretches(held: Iterable<JobSnapshot>): Generator<JobSnapshot[]> {
  let stretch: JobSnapshot[] = []
  for (const job of held) {
    stretch.push(job)
    if (stretch.length < JOBS_AT_A_STRETCH) continue
    yield stretch
    stretch = []
  }
  if (stretch.length > 0) yield stretch
}
