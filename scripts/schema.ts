// Writes scenario.schema.json, by which editors complete and check scenario files, from the TypeBox schema.
import { writeFileSync } from 'node:fs'
import { scenarioJsonSchema } from '../src/scenario-files/json-schema.js'

writeFileSync(new URL('../scenario.schema.json', import.meta.url), scenarioJsonSchema())
