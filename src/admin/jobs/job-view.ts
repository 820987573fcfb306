import { type Static, Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { GetJobResponse, type Job, jobResponse } from '../../core/jobs/job.js'
import { JobState } from '../../core/jobs/job-state.js'
import { dueAt } from '../../core/jobs/lifecycle.js'
import { PlanStep } from '../../core/jobs/plan.js'
import type { SignedUrls } from '../../core/jobs/signed-urls.js'
import { formatInstant, Instant } from '../../core/time/instant.js'
import { Count, List, Nullable } from '../plane/schemas.js'

/** A job as the control plane shows it: the wire shape, and where it stands in its plan. */
export const JobView = Type.Object(
  {
    job: GetJobResponse,
    plan: List(PlanStep),
    startPlan: Type.Optional(List(PlanStep, { description: 'the plan that a created job gets when it is started' })),
    outcome: Type.Optional(Type.String({ description: 'the id of the outcome that a created job was given' })),
    assetId: Type.Optional(Type.String({ description: 'the asset that an import makes' })),
    step: Nullable(Count, {
      description: 'where in the plan; null once the job was moved to a state that the plan does not have ahead'
    }),
    polls: Count,
    nextTransitionAt: Nullable(Instant, { description: 'null where time alone changes nothing' }),
    history: Type.Array(Type.Object({ state: JobState, at: Instant }, { additionalProperties: false }))
  },
  { additionalProperties: false }
)
export type JobView = Static<typeof JobView>

/** Jobs as the control plane shows them to whom asks. */
export function viewJobs(request: FastifyRequest, jobs: readonly Job[]): JobView[] {
  const urls = request.sandbox.signedUrls(request)
  return jobs.map((job) => viewWith(urls, job, request.sandbox.jobs.polls(job.id)))
}

/** A job as the control plane shows it to whom asks. */
export function viewJob(request: FastifyRequest, job: Job): JobView {
  return viewWith(request.sandbox.signedUrls(request), job, request.sandbox.jobs.polls(job.id))
}

function viewWith(urls: SignedUrls, job: Job, polls: number): JobView {
  const due = dueAt(job)
  return {
    job: jobResponse(job, urls.detailsOf(job)),
    plan: job.plan,
    ...(job.startPlan && { startPlan: job.startPlan }),
    ...(job.outcome !== undefined && { outcome: job.outcome }),
    ...(job.assetId !== undefined && { assetId: job.assetId }),
    step: job.step ?? null,
    polls,
    nextTransitionAt: due === undefined ? null : formatInstant(due),
    history: job.history.map(({ state, at }) => ({ state, at: formatInstant(at) }))
  }
}
