import type { FastifyRequest } from 'fastify'
import { formatInstant } from '../core/instant.js'
import { type Job, jobResponse } from '../core/job.js'
import { dueAt } from '../core/lifecycle.js'
import type { SignedUrls } from '../core/signed-urls.js'

/** Jobs as the control plane shows them to whom asks: the wire shape and where they stand in their plans. */
export function viewJobs(request: FastifyRequest, jobs: readonly Job[]) {
  const urls = request.sandbox.signedUrls(request)
  return jobs.map((job) => viewWith(urls, job))
}

/** A job as the control plane shows it. */
export function viewJob(request: FastifyRequest, job: Job) {
  return viewWith(request.sandbox.signedUrls(request), job)
}

function viewWith(urls: SignedUrls, job: Job) {
  const due = dueAt(job)
  return {
    job: jobResponse(job, urls.detailsOf(job)),
    plan: job.plan,
    ...(job.startPlan && { startPlan: job.startPlan }),
    ...(job.outcome !== undefined && { outcome: job.outcome }),
    ...(job.assetId !== undefined && { assetId: job.assetId }),
    /** Where in the plan; null once the job was moved to a state that the plan does not have ahead. */
    step: job.step ?? null,
    polls: job.polls,
    /** Null where time alone changes nothing. */
    nextTransitionAt: due === undefined ? null : formatInstant(due),
    history: job.history.map(({ state, at }) => ({ state, at: formatInstant(at) }))
  }
}
