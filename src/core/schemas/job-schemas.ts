import { AssetConfiguration, GetJobResponse } from '../jobs/job.js'
import { PartialJobDetails } from '../jobs/job-details.js'
import { ExportedEntry, ImportedEntry } from '../jobs/job-effects.js'
import { JobError } from '../jobs/job-error.js'
import { JobSeed } from '../jobs/job-seed.js'
import { JobSnapshot } from '../jobs/job-snapshot.js'
import { JobState } from '../jobs/job-state.js'
import { DETAILS_MEMBER, JobType } from '../jobs/job-types.js'
import { LimitsSettings } from '../jobs/limits.js'
import { PlanName, PlanSeed, PlanStep } from '../jobs/plan.js'
import { OutcomeMatch, OutcomeSeed } from '../outcomes/outcome.js'
import { StringEnum } from '../validation/string-enum.js'
import { detailsSchemas } from './details-schemas.js'
import { closed, type JsonSchema, type Members, named, omit } from './json-schema.js'
import type { NamedSchemas } from './publisher.js'

/** The schemas of jobs, plans and outcomes. */
export const jobSchemas: NamedSchemas = {
  JobState: { schema: JobState, description: 'The state of a job.' },
  JobType: { schema: JobType, description: 'What a job does.' },
  Job: { schema: GetJobResponse, description: 'A job as GetJob returns it.' },
  ...detailsSchemas,
  AssetConfiguration: { schema: AssetConfiguration, description: 'How the assets of an import are made.' },
  JobError: { schema: JobError, description: 'Why a job failed.' },
  JobSeed: { schema: JobSeed, form: jobSeedForm },
  ...Object.fromEntries(JobType.enum.map((type) => [seedName(type), { form: () => seedFormOf(type) }])),
  Plan: { schema: PlanSeed },
  PlanName: { schema: PlanName, description: 'The name of a predefined plan.' },
  PlanStep: { schema: PlanStep, form: stepForm },
  Outcome: { schema: OutcomeSeed, form: outcomeForm },
  OutcomeMatch: { schema: OutcomeMatch },
  Limits: { schema: LimitsSettings },
  JobSnapshot: { schema: JobSnapshot, description: 'A serialized job.' },
  ImportedEntry: { schema: ImportedEntry },
  ExportedEntry: { schema: ExportedEntry }
}

/** `ExportAssetsToS3JobSeed`: the name of the schema of seeds of a type, after the member of their Details. */
function seedName(type: JobType): string {
  return `${DETAILS_MEMBER[type]}JobSeed`
}

function jobSeedForm(): JsonSchema {
  return {
    description: JobSeed.description,
    oneOf: JobType.enum.map((type) => named(seedName(type))),
    discriminator: {
      propertyName: 'Type',
      mapping: Object.fromEntries(JobType.enum.map((type) => [type, seedName(type)]))
    }
  }
}

/** A seed has only the Details of its type. */
function seedFormOf(type: JobType): JsonSchema {
  const member = DETAILS_MEMBER[type]
  const Details = closed({ [member]: PartialJobDetails.properties[member] }, [], {
    description: 'What the job works on. What is left out is made up.'
  })
  const description = `A job of type ${type}: any part of a GetJob response, with an optional plan.`
  return closed({ ...JobSeed.properties, Type: StringEnum([type]), Details }, ['Type'], { description })
}

/** Only a step in the state ERROR has errors. A step ends by time or by polls, not by both. */
function stepForm(): JsonSchema {
  const { properties, description } = PlanStep
  const others = StringEnum(JobState.enum.filter((state) => state !== 'ERROR'))
  const withoutErrors = { ...omit(properties, ['errors']), state: others }
  const inError = { ...properties, state: StringEnum(['ERROR']) }
  const byTime = (members: Members, title: string) => closed(omit(members, ['forPolls']), ['state'], { title })
  const byPolls = (members: Members, title: string) =>
    closed(omit(members, ['forMs']), ['state', 'forPolls'], { title })
  return {
    description,
    oneOf: [
      byTime(withoutErrors, 'Step'),
      byPolls(withoutErrors, 'Step that ends by polls'),
      byTime(inError, 'Step in ERROR'),
      byPolls(inError, 'Step in ERROR that ends by polls')
    ]
  }
}

/** An outcome says how jobs go on, which asset they make, or both. */
function outcomeForm(): JsonSchema {
  const { properties, description } = OutcomeSeed
  return {
    description,
    oneOf: [
      closed(properties, ['plan'], { title: 'Outcome with a plan' }),
      closed(omit(properties, ['plan']), ['assetId'], { title: 'Outcome with an asset alone' })
    ]
  }
}
