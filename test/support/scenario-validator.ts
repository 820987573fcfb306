import { readFileSync } from 'node:fs'
import Ajv, { type ValidateFunction } from 'ajv/dist/2020.js'

/** Returns an independent validator of the shipped schema of scenario files. It fails if the schema has a mistake. */
export function scenarioValidator(): ValidateFunction {
  const ajv = new Ajv.default({
    allErrors: true,
    strict: true,
    strictTypes: false,
    // A condition may ask for a member that is declared beside it, where ajv does not look.
    strictRequired: false,
    // A rule about the first steps of a plan says nothing about how many there are.
    strictTuples: false,
    code: { optimize: false }
  })
  return ajv.compile(JSON.parse(readFileSync('scenario.schema.json', 'utf8')))
}
