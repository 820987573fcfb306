import { JobSeed } from '../core/jobs/job-seed.js'
import { BESIDE_JOBS, RESPONSE_METADATA } from '../core/world/printed-jobs.js'
import { Scenario } from '../core/world/scenario.js'

/** An instant as clients print it: text, with a `T` or a space between day and time, or seconds since 1970. */
const PRINTED_INSTANT = {
  anyOf: [
    { type: 'string', format: 'date-time' },
    { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d' },
    { type: 'number', minimum: 0 }
  ]
}

const anything = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, {}]))

const PRINTED_JOB = {
  ...JobSeed,
  description: 'A GetJob response as the AWS CLI or an SDK printed it.',
  properties: {
    ...JobSeed.properties,
    CreatedAt: PRINTED_INSTANT,
    UpdatedAt: PRINTED_INSTANT,
    ...anything(RESPONSE_METADATA)
  }
}

const PRINTED_LIST = {
  type: 'object',
  description: 'A ListJobs response as the AWS CLI or an SDK printed it.',
  required: ['Jobs'],
  properties: { Jobs: { type: 'array', items: { $ref: '#/$defs/printedJob' } }, ...anything(BESIDE_JOBS) },
  additionalProperties: false
}

/** Members that hold anchors for the rest of a YAML document. */
const EXTENSIONS = { patternProperties: { '^x-': {} } }

/** The text of `scenario.schema.json`: the JSON Schema of scenario files. */
export function scenarioJsonSchema(): string {
  const { title, ...scenario } = Scenario
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    anyOf: [
      { ...scenario, ...EXTENSIONS },
      { ...PRINTED_JOB, ...EXTENSIONS },
      { ...PRINTED_LIST, ...EXTENSIONS },
      { type: 'array', items: { anyOf: [{ $ref: '#/$defs/printedJob' }, { $ref: '#/$defs/printedList' }] } }
    ],
    $defs: { printedJob: PRINTED_JOB, printedList: PRINTED_LIST }
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}
