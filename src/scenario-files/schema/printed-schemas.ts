import type { TObject } from '@sinclair/typebox'
import { PartialJobDetails } from '../../core/jobs/job-details.js'
import { JobSeed } from '../../core/jobs/job-seed.js'
import { type JsonSchema, type Members, named } from '../../core/schemas/json-schema.js'
import type { NamedSchemas } from '../../core/schemas/publisher.js'
import { LAST_INSTANT } from '../../core/time/instant.js'
import { BESIDE_JOBS, RESPONSE_METADATA } from '../../core/world/printed-jobs.js'
import { EXTENSIONS } from './extensions.js'
import { instantPattern } from './instant-pattern.js'

const anything = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, {}]))

/** The schemas of what the AWS CLI and the SDKs print. */
export const printedSchemas: NamedSchemas = {
  PrintedInstant: {
    form: () => ({
      description:
        'An instant as clients print it: with a T or a space between day and time, or in seconds since 1970.',
      anyOf: [
        { type: 'string', pattern: instantPattern('[T ]') },
        { type: 'number', minimum: 0, maximum: LAST_INSTANT / 1000 }
      ]
    })
  },
  PrintedDetails: { form: printedDetails },
  PrintedJob: { form: printedJob },
  PrintedList: { form: printedList }
}

function printedJob(): JsonSchema {
  return {
    ...JobSeed,
    description: 'A GetJob response as the AWS CLI or an SDK printed it.',
    properties: {
      ...JobSeed.properties,
      CreatedAt: named('PrintedInstant'),
      UpdatedAt: named('PrintedInstant'),
      Details: named('PrintedDetails'),
      ...anything(RESPONSE_METADATA)
    },
    ...EXTENSIONS,
    allOf: [named('JobRules')]
  }
}

function printedList(): JsonSchema {
  return {
    type: 'object',
    description: 'A ListJobs response as the AWS CLI or an SDK printed it.',
    required: ['Jobs'],
    properties: {
      Jobs: { type: 'array', description: 'The jobs.', items: named('PrintedJob') },
      ...anything(BESIDE_JOBS)
    },
    ...EXTENSIONS,
    additionalProperties: false
  }
}

/** Details whose instants are as clients print them. */
function printedDetails(): JsonSchema {
  const members = Object.entries<TObject>(PartialJobDetails.properties)
  return {
    ...PartialJobDetails,
    description: 'What the job works on, as clients print it.',
    properties: Object.fromEntries(members.map(([member, own]) => [member, withPrintedInstants(own)]))
  }
}

function withPrintedInstants(own: TObject): JsonSchema {
  const instants = Object.keys(own.properties).filter((name) => name.endsWith('ExpiresAt'))
  if (instants.length === 0) return own
  const printed: Members = Object.fromEntries(instants.map((name) => [name, named('PrintedInstant')]))
  return { ...own, properties: { ...own.properties, ...printed } }
}
