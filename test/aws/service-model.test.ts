import * as sdk from '@aws-sdk/client-dataexchange'
import t from 'tap'
import { AcceptanceState, GrantDistributionScope } from '../../src/core/data-grants/data-grant.js'
import { AssetType } from '../../src/core/data-sets/asset-details.js'
import { Origin } from '../../src/core/data-sets/data-set.js'
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
    ['AssetType', AssetType, sdk.AssetType],
    ['Origin', Origin, sdk.Origin],
    ['AcceptanceState', AcceptanceState, sdk.DataGrantAcceptanceState],
    ['AcceptanceState of a filter', AcceptanceState, sdk.AcceptanceStateFilterValue],
    ['GrantDistributionScope', GrantDistributionScope, sdk.GrantDistributionScope],
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
