import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { JsonList, JsonMembers } from '../../core/collections/json-pieces.js'
import type { SeedBatch } from '../../core/commands/seed-job-batches.js'
import type { Job } from '../../core/jobs/job.js'
import { JobSeed } from '../../core/jobs/job-seed.js'
import { jobSeedWarnings } from '../../core/jobs/job-seed-warnings.js'
import type { Problem } from '../../core/validation/problem.js'
import { validate } from '../../core/validation/validate.js'
import { AdminError, showProblems } from '../plane/admin-error.js'
import { refuseCompressed } from '../plane/body-text.js'
import { logWarnings } from '../plane/log-warnings.js'
import { ListMeta } from '../plane/schemas.js'
import { JobView, jobViewer, viewJob, viewJobs } from './job-view.js'
import { linesOf } from './lines.js'

/** The number of streamed jobs seeded at a time: small enough for other requests to be served in between. */
const BATCH_SIZE = 128

/** The most streamed jobs that the response lists; all are counted. */
const MAX_SHOWN = 1000

/** How many warnings about a stream are collected; its later lines are not looked at once there are so many. */
const MAX_WARNINGS = 100

const SeededJobs = Type.Object(
  {
    jobs: Type.Array(JobView, { description: `The seeded jobs; for a stream, the first ${MAX_SHOWN}.` }),
    meta: Type.Optional(ListMeta)
  },
  { additionalProperties: false }
)

/** `POST /__admin/jobs`: seeds one job, an array of them or, as application/x-ndjson, a stream of any length. */
export const seedJobs: FastifyPluginAsyncTypebox = async (app) => {
  app.addContentTypeParser('application/x-ndjson', async (request: FastifyRequest, body: Readable) => {
    refuseCompressed(request)
    return body
  })
  const maxLineLength = app.initialConfig.bodyLimit as number

  app.post(
    '/jobs',
    {
      schema: {
        operationId: 'seedJobs',
        summary: 'Seeds one job, an array of jobs or a stream with one job per line, atomically.',
        tags: ['jobs'],
        body: Type.Union([JobSeed, Type.Array(JobSeed)]),
        consumes: ['application/json', 'application/x-ndjson'],
        response: { 201: Type.Union([JobView, SeededJobs]) },
        errors: ['Conflict']
      }
    },
    async (request, reply) => {
      const { sandbox, body } = request
      reply.code(201)
      if (body instanceof Readable) return reply.sendInPieces(await seedLines(request, body, maxLineLength)) as never
      if (!Array.isArray(body)) {
        const seeded = sandbox.jobs.seed([body], () => [])
        logWarnings(request, jobSeedWarnings(body, []))
        return viewJobs(request, seeded)[0]
      }
      const jobs = await sandbox.jobs.seedInSlices(body, (index) => [index])
      logWarnings(
        request,
        body.flatMap((seed, index) => jobSeedWarnings(seed, [index]))
      )
      return reply.sendInPieces(new JsonMembers({ jobs: new JsonList(jobs, jobViewer(request)) })) as never
    }
  )
}

async function seedLines(request: FastifyRequest, body: Readable, maxLineLength: number) {
  const shown: Job[] = []
  let total = 0
  const warnings: Problem[] = []
  await request.sandbox.jobs.seedBatches(batchesOf(body, maxLineLength, warnings), (jobs) => {
    total += jobs.length
    shown.push(...jobs.slice(0, MAX_SHOWN - shown.length))
  })
  logWarnings(request, warnings)
  const jobs = new JsonList(shown, (job) => viewJob(request, job))
  return new JsonMembers({ jobs, meta: { total, dropped: total - shown.length } })
}

/**
 * The validated seeds of a stream, the warnings about which are added to a list. The path of each is the index of its
 * line, counted from 0.
 */
async function* batchesOf(body: Readable, maxLineLength: number, warnings: Problem[]): AsyncGenerator<SeedBatch> {
  let before = 0
  for await (const lines of linesOf(body, maxLineLength)) {
    const places = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]))
    for (let start = 0; start < places.length; start += BATCH_SIZE) {
      const batch = places.slice(start, start + BATCH_SIZE)
      const at = (index: number) => [before + (batch[index] as number)]
      const seeds = batch.map((place, index) => parseSeed(lines[place] as string, at(index)))
      // A list of the warnings about a million lines would take more memory than their jobs.
      if (warnings.length < MAX_WARNINGS) {
        warnings.push(...seeds.flatMap((seed, index) => jobSeedWarnings(seed, at(index))))
      }
      yield { seeds, at }
    }
    before += lines.length
  }
}

function parseSeed(line: string, at: Problem['at']): JobSeed {
  const problems: Problem[] = []
  let seed: unknown
  try {
    seed = JSON.parse(line)
    problems.push(...validate(JobSeed, seed, at))
  } catch (error) {
    problems.push({ at, message: (error as Error).message })
  }
  if (problems.length === 0) return seed as JobSeed
  throw new AdminError(
    'Invalid',
    `Line ${Number(at[0]) + 1} is not valid, so no job was seeded.`,
    showProblems(problems)
  )
}
