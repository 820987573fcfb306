import { ApiResponse } from '../../core/assets/api-response.js'
import { AssetSeed } from '../../core/assets/asset-seed.js'
import { DataSetSeed } from '../../core/data-sets/data-set-seed.js'
import { RevisionAssetSeed } from '../../core/data-sets/revision-asset-seed.js'
import { RevisionSeed } from '../../core/data-sets/revision-seed.js'
import { FaultResponse } from '../../core/faults/effects/response.js'
import { FaultSeed } from '../../core/faults/fault.js'
import { JobSeed } from '../../core/jobs/job-seed.js'
import { PlanSeed, PlanStep } from '../../core/jobs/plan.js'
import { ExceptionCode } from '../../core/model/exception.js'
import { OutcomeSeed } from '../../core/outcomes/outcome.js'
import { coreSchemas } from '../../core/schemas/core-schemas.js'
import { named } from '../../core/schemas/json-schema.js'
import type { NamedSchemas } from '../../core/schemas/publisher.js'
import { Instant } from '../../core/time/instant.js'
import { Scenario } from '../../core/world/scenario.js'
import { assetForm, assetRules, dataSetForm, revisionAssetForm, revisionForm } from './data-set-rules.js'
import { EXTENSIONS } from './extensions.js'
import { connectionForm, exceptionForm, faultForm, responseForm } from './fault-rules.js'
import { instantPattern } from './instant-pattern.js'
import { jobSeedRules, outcomeForm } from './job-rules.js'
import { planForm, stepForm } from './plan-rules.js'
import { printedSchemas } from './printed-schemas.js'
import { withRules } from './rules.js'

/** The schemas that have a name in the schema of scenario files. */
export const scenarioSchemas: NamedSchemas = {
  ...coreSchemas,
  ...printedSchemas,
  Instant: {
    schema: Instant,
    form: () => ({ type: 'string', pattern: instantPattern('T'), description: Instant.description })
  },
  JobRules: { form: () => ({ allOf: jobSeedRules() }) },
  JobSeed: { schema: JobSeed, form: () => withRules(JobSeed, [named('JobRules')]) },
  PlanStep: { schema: PlanStep, form: stepForm },
  Plan: { schema: PlanSeed, form: planForm },
  Outcome: { schema: OutcomeSeed, form: outcomeForm },
  Fault: { schema: FaultSeed, form: faultForm },
  ExceptionCode: { schema: ExceptionCode, description: 'An exception of the service.' },
  ExceptionEffect: { form: exceptionForm },
  ConnectionEffect: { form: connectionForm },
  FaultResponse: { schema: FaultResponse, form: () => responseForm(FaultResponse) },
  ApiResponse: { schema: ApiResponse, form: () => responseForm(ApiResponse) },
  ...assetRules,
  AssetSeed: { schema: AssetSeed, form: assetForm },
  RevisionAssetSeed: { schema: RevisionAssetSeed, form: revisionAssetForm },
  RevisionSeed: { schema: RevisionSeed, form: revisionForm },
  DataSetSeed: { schema: DataSetSeed, form: dataSetForm },
  Scenario: { schema: Scenario, form: () => ({ ...Scenario, ...EXTENSIONS }) }
}
