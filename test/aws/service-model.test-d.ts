import type * as sdk from '@aws-sdk/client-dataexchange'
import type { RequestDetails } from '../../src/core/jobs/create-job-request.js'
import type { JobDetails } from '../../src/core/jobs/job-details.js'

/** The names of the members of each member of Details: all, and those that are required. */
type Members<Details> = {
  [Member in keyof Details]-?: {
    all: keyof NonNullable<Details[Member]>
    required: RequiredMember<NonNullable<Details[Member]>>
  }
}
type RequiredMember<T> = { [M in keyof T]-?: object extends Pick<T, M> ? never : M }[keyof T]
type AreSame<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

/**
 * The Details of all job types have the members of the service's model, as the SDK has it. `npm run types` is the
 * test: it reports a `true` that should be `false`.
 */
export const detailsAreTheModels: [
  responses: AreSame<Members<JobDetails>, Members<sdk.ResponseDetails>>,
  requests: AreSame<Members<RequestDetails>, Members<sdk.RequestDetails>>
] = [true, true]
