import * as sdk from '@aws-sdk/client-dataexchange'
import t from 'tap'
import type { RequestDetails } from '../../src/core/jobs/create-job-request.js'
import type { JobDetails } from '../../src/core/jobs/job-details.js'
import { JobErrorCode, JobErrorLimitName, JobErrorResourceType } from '../../src/core/jobs/job-error.js'
import { JobState } from '../../src/core/jobs/job-state.js'
import { JobType } from '../../src/core/jobs/job-types.js'
import { EXCEPTIONS, ExceptionCause, LimitName, ResourceType } from '../../src/core/model/exception.js'
import { OperationName } from '../../src/core/model/operation.js'

const sorted = (values: readonly string[]) => [...values].sort()

t.test("the enums are those of the service's model, as the SDK has them", async (t) => {
  const pairs = [
    ['JobType', JobType, sdk.Type],
    ['JobState', JobState, sdk.State],
    ['JobErrorCode', JobErrorCode, sdk.Code],
    ['JobErrorLimitName', JobErrorLimitName, sdk.JobErrorLimitName],
    ['JobErrorResourceType', JobErrorResourceType, sdk.JobErrorResourceTypes],
    ['ResourceType', ResourceType, sdk.ResourceType],
    ['LimitName', LimitName, sdk.LimitName],
    ['ExceptionCause', ExceptionCause, sdk.ExceptionCause]
  ] as const
  for (const [name, ours, theirs] of pairs) t.strictSame(sorted(ours.enum), sorted(Object.values(theirs)), name)
})

t.test("the operations and the exceptions are those of the service's model", async (t) => {
  const names = Object.keys(sdk)
  const operations = names.filter((name) => name.endsWith('Command') && name !== '$Command')
  t.strictSame(sorted(OperationName.enum), sorted(operations.map((name) => name.replace(/Command$/, ''))))
  const exceptions = names.filter((name) => name.endsWith('Exception') && name !== 'DataExchangeServiceException')
  t.strictSame(sorted(Object.keys(EXCEPTIONS)), sorted(exceptions))
})

/** The names of the members of each member of Details, all of them and those that are required. */
type Members<Details> = {
  [Member in keyof Details]-?: {
    all: keyof NonNullable<Details[Member]>
    required: RequiredMember<NonNullable<Details[Member]>>
  }
}
type RequiredMember<T> = { [M in keyof T]-?: object extends Pick<T, M> ? never : M }[keyof T]
type AreSame<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

t.test(
  "the Details of jobs have the members of the service's model: `npm run types` compares with the SDK",
  async (t) => {
    const same: [
      AreSame<Members<JobDetails>, Members<sdk.ResponseDetails>>,
      AreSame<Members<RequestDetails>, Members<sdk.RequestDetails>>
    ] = [true, true]
    t.ok(same)
  }
)
