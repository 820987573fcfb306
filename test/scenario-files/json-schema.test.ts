import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import t from 'tap'
import { validate } from '../../src/core/validation/validate.js'
import { printedJobs } from '../../src/core/world/printed-jobs.js'
import { Scenario } from '../../src/core/world/scenario.js'
import { readDocument, withoutExtensions } from '../../src/core/world/scenario-document.js'
import { scenarioJsonSchema } from '../../src/scenario-files/json-schema.js'
import { anyOf } from '../support/arbitraries.js'
import { holds, runs } from '../support/property.js'
import { scenarioValidator } from '../support/scenario-validator.js'

const shipped = readFileSync('scenario.schema.json', 'utf8')
const accepts = scenarioValidator()

t.test('the shipped schema is the one that the code generates', async (t) => {
  t.equal(shipped, scenarioJsonSchema(), 'run `npm run schema` and commit the file')
})

t.test('the schema has an id, examples that it accepts, and a description of every definition', async (t) => {
  const { $schema, $id, description, examples, $defs } = JSON.parse(shipped)
  t.equal($schema, 'https://json-schema.org/draft/2020-12/schema')
  t.match($id, /^urn:/)
  t.match(description, /\.$/)
  t.ok(examples.length > 0)
  for (const example of examples) {
    t.ok(accepts(example), JSON.stringify(accepts.errors))
    t.strictSame(readDocument(example, 'file').problems, [])
  }
  const undescribed = Object.keys($defs).filter((name) => !name.endsWith('Rules') && !$defs[name].description)
  t.strictSame(undescribed, [])
})

t.test('the schema refers to each definition, and has each shape once', async (t) => {
  const { $defs } = JSON.parse(shipped)
  const unused = Object.keys($defs).filter((name) => !shipped.includes(`"#/$defs/${name}"`))
  t.strictSame(unused, [])
  t.ok(shipped.length < 90_000, 'copies of what has a name would make it several times as long')
})

t.test('an independent validator accepts the built-in fixtures with the shipped schema', async (t) => {
  for (const file of readdirSync('fixtures')) {
    t.ok(accepts(JSON.parse(readFileSync(`fixtures/${file}`, 'utf8'))), `${file} ${JSON.stringify(accepts.errors)}`)
  }
})

/** Whether the server finds nothing wrong with the shape of a document. */
function isValid(document: unknown): boolean {
  const { scenario } = readDocument(document, 'file')
  const around = printedJobs(withoutExtensions(document))?.problems ?? []
  return validate(Scenario, scenario).length === 0 && around.length === 0
}

t.test('editors accept every file that the server accepts, and none of another shape', async (t) => {
  const value = fc.oneof(anyOf(Scenario), fc.jsonValue())
  await holds(
    t,
    fc.property(value, (value) => {
      const isAccepted = accepts(value)
      if (readDocument(value, 'file').problems.length === 0) return isAccepted
      return !isAccepted || isValid(value)
    }),
    runs(100, 5000)
  )
})

t.test('the schema describes the members of a scenario to editors', async (t) => {
  t.notOk(accepts({ name: 'x', jobs: [{ Type: 'EXPORT_ASSETS_TO_S4' }] }))
  t.notOk(accepts({ name: 'x', job: [] }))
  t.ok(
    accepts({ $schema: './scenario.schema.json', name: 'x', jobs: [{ Type: 'EXPORT_ASSETS_TO_S3', plan: 'fails' }] })
  )
})

t.test('the schema takes what a client printed, and members that begin with x- beside it', async (t) => {
  const job = {
    Type: 'EXPORT_ASSETS_TO_S3',
    Id: 'one',
    CreatedAt: 1704164645.678,
    UpdatedAt: '2024-01-02 03:04:05+00:00'
  }
  const list = { Jobs: [job], NextToken: 'x', ResponseMetadata: {} }
  const documents = [
    job,
    list,
    [job, { ...job, $metadata: {} }],
    [list],
    { 'x-a': 1, name: 'n' },
    { 'x-a': 1, ...list }
  ]
  for (const document of documents) t.strictSame([accepts(document), isValid(document)], [true, true])
  const wrong = [
    { ...job, State: 'DONE' },
    { Jobs: [job], jobs: [] },
    { Jobs: 1 },
    [1],
    { Id: 'x' },
    { x: 1, name: 'n' }
  ]
  for (const document of wrong) t.strictSame([accepts(document), isValid(document)], [false, false])
})
