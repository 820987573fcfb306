import { CreateJobRequest, type RequestDetails } from '../../../core/jobs/create-job-request.js'
import { GetJobResponse, jobResponse } from '../../../core/jobs/job.js'
import { DETAILS_MEMBER } from '../../../core/jobs/job-types.js'
import { whyNoKeyPattern } from '../../../core/jobs/key-pattern.js'
import type { ReadonlyLimits } from '../../../core/jobs/limits.js'
import { onlyIds } from '../../../core/jobs/mentioned-ids.js'
import { defineOperation } from '../../operation.js'
import { violation } from '../../wire/constraint-violations.js'
import { explainJob } from '../../wire/explanation.js'
import { invalidInput } from '../../wire/validate-input.js'

/** CreateJob: creates a job, which is WAITING until it is started. */
export const createJob = defineOperation({
  name: 'CreateJob',
  input: CreateJobRequest,
  output: GetJobResponse,
  violations: (input) => [...detailsViolations(input), ...encryptionViolations(input), ...keyPatternViolations(input)],
  handle(call, input) {
    const { sandbox, destination, explanation } = call
    call.resources = onlyIds(input.Details)
    explanation.references = sandbox.dataSets.checksReferences ? 'checked' : 'unchecked'
    refuseTooMuch(sandbox.limits, input)
    const job = sandbox.jobs.create(input, destination.credentialScope?.region)
    call.jobId = job.id
    explainJob(explanation, job, 0)
    if (job.outcome !== undefined) explanation.outcome = job.outcome
    return jobResponse(job, sandbox.signedUrls(destination).detailsOf(job))
  }
})

/**
 * Mock: the documents do not say how the service refuses a job that would work on more than its quota, or on nothing.
 */
function refuseTooMuch(limits: ReadonlyLimits, { Type, Details }: CreateJobRequest): void {
  const detailsMember = DETAILS_MEMBER[Type] as keyof RequestDetails
  const breach = limits.perJobBreach(Type, Details[detailsMember] as object as Record<string, unknown>)
  if (breach === undefined) return
  const { member, value, count } = breach
  const constraint = `Member must have length between 1 and ${value}, inclusive: it has ${count} entries`
  throw invalidInput([violation(`/Details/${detailsMember}/${member}`, constraint)])
}

/** Details must have exactly the member that belongs to the job's type. */
function detailsViolations({ Type, Details }: CreateJobRequest): string[] {
  const wanted = DETAILS_MEMBER[Type]
  const given = Object.values(DETAILS_MEMBER).filter((member) => Details[member as keyof RequestDetails] !== undefined)
  const others = given.filter((member) => member !== wanted)
  const because = `Details of a job of type ${Type} must have exactly the member ${wanted}`
  return [
    ...(given.includes(wanted) ? [] : [violation(`/Details/${wanted}`, `Member must not be null: ${because}`)]),
    ...others.map((member) => violation(`/Details/${member}`, `Member must be null: ${because}`))
  ]
}

type MayBeEncrypted = Pick<NonNullable<RequestDetails['ExportAssetsToS3']>, 'Encryption'>

/** AWS: the service model's documentation of `KmsKeyArn`, which is required for the encryption type `aws:kms`. */
function encryptionViolations({ Type, Details }: CreateJobRequest): string[] {
  const member = DETAILS_MEMBER[Type]
  const { Encryption } = (Details[member as keyof RequestDetails] ?? {}) as MayBeEncrypted
  if (Encryption?.Type !== 'aws:kms' || Encryption.KmsKeyArn !== undefined) return []
  return [violation(`/Details/${member}/Encryption/KmsKeyArn`, 'Member must not be null: the type aws:kms needs a key')]
}

/** AWS: the user guide says which variables a key pattern has, and that it needs one that tells assets apart. */
function keyPatternViolations({ Details }: CreateJobRequest): string[] {
  const destinations = Details.ExportRevisionsToS3?.RevisionDestinations ?? []
  return destinations.flatMap(({ KeyPattern }, index) => {
    const why = KeyPattern === undefined ? undefined : whyNoKeyPattern(KeyPattern)
    if (why === undefined) return []
    const path = `/Details/ExportRevisionsToS3/RevisionDestinations/${index}/KeyPattern`
    return [violation(path, `Member must be a key pattern: ${why}`)]
  })
}
