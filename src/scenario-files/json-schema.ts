import { Scenario } from '../core/world/scenario.js'

/** The text of `scenario.schema.json`: the JSON Schema of scenario files. */
export function scenarioJsonSchema(): string {
  const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...Scenario }
  return `${JSON.stringify(schema, null, 2)}\n`
}
