import { type Json, type JsonSchema, named } from '../core/schemas/json-schema.js'
import { Publisher } from '../core/schemas/publisher.js'
import { JOB_MEMBERS, SCENARIO_MEMBERS } from '../core/world/printed-jobs.js'
import { Scenario } from '../core/world/scenario.js'
import { anyOfMembers, each, ifThen } from './schema/rules.js'
import { scenarioSchemas } from './schema/scenario-schemas.js'

/** A ListJobs response if it has jobs, or else a GetJob response. */
const PRINTED = ifThen({ required: ['Jobs'] }, named('PrintedList'), named('PrintedJob'))

/** What tells a GetJob response from a scenario. */
const IS_PRINTED_JOB: JsonSchema = { not: anyOfMembers(...SCENARIO_MEMBERS), ...anyOfMembers(...JOB_MEMBERS) }

const EXAMPLES = [
  {
    name: 'throttled-export',
    clock: { mode: 'frozen' },
    jobs: [{ Type: 'EXPORT_ASSET_TO_SIGNED_URL', Id: 'throttled', plan: 'succeeds' }],
    faults: [{ match: { jobId: 'throttled' }, times: 2, effect: { exception: 'ThrottlingException' } }]
  },
  {
    name: 'failing-imports',
    outcomes: [
      {
        match: { type: 'IMPORT_ASSETS_FROM_S3' },
        plan: [
          { state: 'IN_PROGRESS', forPolls: 2 },
          { state: 'ERROR', errors: [{ Code: 'MALWARE_DETECTED', Message: 'Malware was found.' }] }
        ]
      }
    ]
  }
]

/** The text of `scenario.schema.json`: the JSON Schema of scenario files. */
export function scenarioJsonSchema(): string {
  const publisher = new Publisher(scenarioSchemas, 'json-schema')
  // Conditions instead of alternatives: an editor shows what is wrong with the one that was meant.
  const document = publisher.publish({
    type: ['object', 'array'],
    ...ifThen(
      { type: 'array' },
      each(PRINTED),
      ifThen({ anyOf: [{ required: ['Jobs'] }, IS_PRINTED_JOB] }, PRINTED, named('Scenario'))
    )
  }) as object
  return linesOf({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:dataexchange-local:scenario',
    title: Scenario.title as string,
    description: 'A scenario of dataexchange-local, or jobs as the AWS CLI or an SDK printed them.',
    examples: EXAMPLES as unknown as Json,
    ...document,
    $defs: publisher.definitions()
  })
}

/**
 * Writes the schema with one definition a line: white space between their members would be a large part of the file.
 */
function linesOf({ $defs, ...others }: { readonly [name: string]: Json }): string {
  const members = (of: object) =>
    Object.entries(of).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
  return `{\n${members(others).join(',\n')},\n"$defs": {\n${members($defs as object).join(',\n')}\n}\n}\n`
}
