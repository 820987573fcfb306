import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { JobSnapshot } from '../core/job-snapshot.js'
import { type Snapshot, SnapshotDocument } from '../core/snapshot.js'

/** How many jobs are written at a stretch before other requests are let through. */
const JOBS_AT_A_STRETCH = 256

/** `/__admin/snapshot`: the sandbox as one JSON document, and back. */
export const snapshot: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/snapshot', ({ sandbox }, reply) => {
    reply.type('application/json; charset=utf-8')
    return reply.send(Readable.from(write(sandbox.snapshot())))
  })

  app.put('/snapshot', { schema: { body: SnapshotDocument } }, ({ sandbox, body }) => {
    sandbox.restore(body)
    return { sandbox: sandbox.name, jobs: sandbox.jobs.count, faults: sandbox.faults.size, ...sandbox.clock.snapshot() }
  })
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
