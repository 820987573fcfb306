import { type TObject, Type } from '@sinclair/typebox'
import { Check } from '@sinclair/typebox/value'
import { type Path, type Problem, quote } from '../validation/problem.js'
import { validate } from '../validation/validate.js'
import type { PartialJobDetails } from './job-details.js'
import { type JobSeed, seedId } from './job-seed.js'
import { DETAILS_MEMBER, definitionOf, type JobType } from './job-types.js'

/** A form that texts have in AWS, though the service's model has no pattern for them. */
interface Form {
  readonly pattern: RegExp
  /** What a text must be to have it. */
  readonly wants: string
}

/** AWS: the rules for the names of general purpose buckets, in the user guide of Amazon S3. */
const BUCKET: Form = {
  pattern: /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  wants: 'the name of an S3 bucket: 3 to 63 lower-case letters, digits, dots and hyphens'
}

/** AWS: the general form of ARNs, in the reference of IAM. */
const ARN: Form = {
  pattern: /^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(\d{12}|aws)?:./,
  wants: 'an ARN: arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE'
}

/** AWS: the ARN of a job, in the service authorization reference. */
const JOB_ARN: Form = {
  pattern: /^arn:aws[a-z-]*:dataexchange:[a-z0-9-]+:\d{12}:jobs\/./,
  wants: 'the ARN of a job: arn:PARTITION:dataexchange:REGION:ACCOUNT:jobs/ID'
}

/**
 * The constraints on the Details of each type, of which any part may be left out, from the first seed that has some.
 */
const schemas = new Map<JobType, TObject>()

/**
 * Returns where a valid seed differs from what the service could send, in the texts of its Details and in its ARN. It
 * is loaded nevertheless: a test may want it so. The id of a job may be any, so that it can be read.
 */
export function jobSeedWarnings(seed: JobSeed, at: Path): Problem[] {
  const { Type: type, Arn, Details, plan } = seed
  const warnings = Arn === undefined ? [] : arnWarnings(Arn, seedId(seed), [...at, 'Arn'])
  if (Details !== undefined) warnings.push(...detailsWarnings(type, Details, [...at, 'Details']))
  if (typeof plan !== 'object') return warnings
  for (const [index, { details }] of plan.entries()) {
    if (details !== undefined) warnings.push(...detailsWarnings(type, details, [...at, 'plan', index, 'details']))
  }
  return warnings
}

function arnWarnings(arn: string, id: string | undefined, at: Path): Problem[] {
  if (!JOB_ARN.pattern.test(arn)) return [differs(JOB_ARN, arn, at)]
  const own = arn.slice(arn.indexOf('/') + 1)
  return own === id ? [] : [{ at, message: `is that of the job ${quote(own)}, and the Id is ${quote(id)}` }]
}

function detailsWarnings(type: JobType, details: PartialJobDetails, at: Path): Problem[] {
  const member = DETAILS_MEMBER[type]
  const own = details[member]
  if (own === undefined) return []
  const path = [...at, member]
  const schema = schemaOf(type)
  const found = Check(schema, own) ? [] : validate(schema, own, path)
  addFormWarnings(own, path, found)
  return found
}

/** AWS: the patterns and lengths of requests, which the service has checked before any of it is in a response. */
function schemaOf(type: JobType): TObject {
  const known = schemas.get(type)
  if (known !== undefined) return known
  const schema = Type.Partial(definitionOf(type).requestDetails())
  schemas.set(type, schema)
  return schema
}

function addFormWarnings(value: object, at: Path, found: Problem[]): void {
  for (const [name, inner] of Object.entries(value)) {
    const path = [...at, Array.isArray(value) ? Number(name) : name]
    if (typeof inner === 'object' && inner !== null) addFormWarnings(inner, path, found)
    const form = formOf(name)
    if (form !== undefined && typeof inner === 'string' && !form.pattern.test(inner)) {
      found.push(differs(form, inner, path))
    }
  }
}

function formOf(name: string): Form | undefined {
  if (name === 'Bucket') return BUCKET
  return name.endsWith('Arn') ? ARN : undefined
}

function differs({ wants }: Form, text: string, at: Path): Problem {
  return { at, message: `must be ${wants}, not ${quote(text)}` }
}
