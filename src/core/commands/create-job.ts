import type { CreateJobRequest } from '../jobs/create-job-request.js'
import type { Job } from '../jobs/job.js'
import { requestBytes } from '../jobs/job-bytes.js'
import type { GivenOutcome } from '../jobs/job-factory.js'
import { DETAILS_MEMBER } from '../jobs/job-types.js'
import { checksReferences } from '../world/checks-references.js'
import type { World } from '../world/world.js'
import { refuseWrongReferences } from './data-sets/references.js'
import { refuseTooManyJobs, refuseTooMuchMemory } from './preconditions.js'

/**
 * Creates the job that a client asks for with a valid request. Throws a SandboxError if there is no room for it, and a
 * Refusal if it names what does not exist.
 */
export function createJob(world: World, request: CreateJobRequest, region: string | undefined): Job {
  const { jobs, factory, outcomes, clock } = world
  if (checksReferences(world)) refuseWrongReferences(world, request.Type, detailsOf(request))
  refuseTooManyJobs(world, jobs.size + 1)
  const bytes = requestBytes(request)
  // Which outcome applies is known only once the job exists. Its plan is kept by the job, even if the outcome is
  // deleted.
  refuseTooMuchMemory(world, bytes + outcomes.mostBytes)
  const outcomeFor = (created: Job) => matchOutcome(world, created)
  const job = factory.fromRequest(request, region, outcomeFor, clock.now(), (id) => jobs.has(id))
  jobs.put(job, bytes + (job.outcome === undefined ? 0 : outcomes.bytesOf(job.outcome)))
  world.reschedule()
  return job
}

/** The member of Details that belongs to the type of the job. */
function detailsOf({ Type, Details }: CreateJobRequest): object {
  return Details[DETAILS_MEMBER[Type] as keyof typeof Details] as object
}

function matchOutcome({ outcomes }: World, job: Job): GivenOutcome | undefined {
  const rule = outcomes.match(job)
  return rule && { id: rule.id, plan: rule.seed.plan, assetId: rule.seed.assetId }
}
