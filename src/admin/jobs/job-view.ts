import { type Static, Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { GetJobResponse, type Job, jobResponse } from '../../core/jobs/job.js'
import { ExportedEntry, ImportedEntry } from '../../core/jobs/job-effects.js'
import { JobState } from '../../core/jobs/job-state.js'
import { dueAt, isTransferring } from '../../core/jobs/lifecycle.js'
import { PlanStep } from '../../core/jobs/plan.js'
import type { SignedUrls } from '../../core/jobs/signed-urls.js'
import type { SandboxJobs } from '../../core/sandbox/sandbox-jobs.js'
import { formatInstant, Instant } from '../../core/time/instant.js'
import { Count, List, Nullable } from '../plane/schemas.js'

/** A state of a job, and when the job entered it. */
export const HistoryView = Type.Object({ state: JobState, at: Instant }, { additionalProperties: false })

/** A job as the control plane shows it: its wire shape, its plan and its position in the plan. */
export const JobView = Type.Object(
  {
    job: GetJobResponse,
    plan: List(PlanStep),
    startPlan: Type.Optional(
      List(PlanStep, { description: 'The plan that a created job follows once it is started.' })
    ),
    outcome: Type.Optional(Type.String({ description: 'The id of the outcome that was applied to a created job.' })),
    assetId: Type.Optional(Type.String({ description: 'The id of the asset that an import creates.' })),
    step: Nullable(Count, {
      description:
        'The index of the current plan step. Null if the job was moved to a state that none of the remaining steps has.'
    }),
    polls: Count,
    waitingFor: Type.Optional(
      Type.Literal('s3', {
        description: 'What keeps the job from being COMPLETED: its objects in S3 are being moved. Absent otherwise.'
      })
    ),
    nextTransitionAt: Nullable(Instant, {
      description: 'When the next transition is due. Null if no transition depends on time alone.'
    }),
    history: Type.Array(HistoryView, { description: 'The states of the job so far, the current one last.' }),
    imported: List(ImportedEntry, {
      description: 'The assets that the job made when it completed, at most 10,000 of them.'
    }),
    exported: List(ExportedEntry, {
      description:
        'The objects that the job has written to S3, also those of one that failed, or without `--s3-endpoint` would have ' +
        'written when it completed; at most 10,000 of them.'
    })
  },
  { additionalProperties: false }
)
export type JobView = Static<typeof JobView>

/**
 * Returns a function that returns a job as the control plane shows it, with signed URLs for the client of the request.
 */
export function jobViewer(request: FastifyRequest): (job: Job) => JobView {
  const { sandbox } = request
  const urls = sandbox.signedUrls(request)
  return (job) => viewWith(urls, job, sandbox.jobs)
}

/** Returns jobs as the control plane shows them, with signed URLs for the client of the request. */
export function viewJobs(request: FastifyRequest, jobs: readonly Job[]): JobView[] {
  return jobs.map(jobViewer(request))
}

/** Returns a job as the control plane shows it, with signed URLs for the client of the request. */
export function viewJob(request: FastifyRequest, job: Job): JobView {
  return jobViewer(request)(job)
}

function viewWith(urls: SignedUrls, job: Job, jobs: SandboxJobs): JobView {
  const due = dueAt(job)
  const { imported = [], exported = [] } = jobs.effects(job)
  return {
    job: jobResponse(job, urls.detailsOf(job)),
    plan: job.plan,
    ...(job.startPlan && { startPlan: job.startPlan }),
    ...(job.outcome !== undefined && { outcome: job.outcome }),
    ...(job.assetId !== undefined && { assetId: job.assetId }),
    step: job.step ?? null,
    polls: jobs.polls(job.id),
    ...(isTransferring(job) && { waitingFor: 's3' as const }),
    nextTransitionAt: due === undefined ? null : formatInstant(due),
    history: job.history.map(({ state, at }) => ({ state, at: formatInstant(at) })),
    imported,
    exported
  }
}
