// Writes scenario.schema.json from the TypeBox schema. Editors use it to complete and validate scenario files.
import { writeFileSync } from 'node:fs'
import { scenarioJsonSchema } from '../src/scenario-files/json-schema.js'

writeFileSync(new URL('../scenario.schema.json', import.meta.url), scenarioJsonSchema())
