import { type TSchema, Type } from '@sinclair/typebox'
import fc from 'fast-check'
import t from 'tap'
import { AssetType, PartialAssetDetails } from '../../src/core/data-sets/asset-details.js'
import { Origin } from '../../src/core/data-sets/data-set.js'
import { FaultDelay } from '../../src/core/faults/delay.js'
import { FaultEffect } from '../../src/core/faults/effects/effect.js'
import { FaultMatch } from '../../src/core/faults/fault-match.js'
import { FiringConditions } from '../../src/core/faults/firing.js'
import { JobState } from '../../src/core/jobs/job-state.js'
import { DETAILS_MEMBER, JobType } from '../../src/core/jobs/job-types.js'
import { PlanName } from '../../src/core/jobs/plan.js'
import { checkScenario } from '../../src/core/world/scenario.js'
import { anyOf, jobSeed } from '../support/arbitraries.js'
import { differs } from '../support/openapi.js'
import { holds, runs } from '../support/property.js'
import { scenarioValidator } from '../support/scenario-validator.js'

const accepts = scenarioValidator()
const ERRORS = [{ Code: 'MALWARE_DETECTED', Message: 'x' }]

/** Objects with any of these members. */
const some = (members: Record<string, fc.Arbitrary<unknown>>, requiredKeys: string[] = []) =>
  fc.record(members, { requiredKeys, noNullPrototype: true })

/** Objects with a few of these members: what is wrong with one is seldom hidden by what is wrong with another. */
const few = (members: Record<string, fc.Arbitrary<unknown>>, maxLength: number) =>
  fc.subarray(Object.keys(members), { maxLength }).chain((names) =>
    fc.record(Object.fromEntries(names.map((name) => [name, members[name] as fc.Arbitrary<unknown>])), {
      noNullPrototype: true
    })
  )

/** Objects with the members of several. */
const together = (...parts: fc.Arbitrary<object>[]) => fc.tuple(...parts).map((all) => Object.assign({}, ...all))

/** Details of any type, mostly of one of two. */
const details = fc
  .constantFrom(...Object.values(DETAILS_MEMBER).slice(0, 2), ...Object.values(DETAILS_MEMBER))
  .map((member) => ({ [member]: {} }))

const extras = { forMs: fc.constant(1), forPolls: fc.constant(1), errors: fc.constant(ERRORS), details }
const step = together(
  fc.record({ state: fc.constantFrom(...JobState.enum) }),
  fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, few(extras, 2))
)
const plan = fc.oneof(fc.constantFrom(...PlanName.enum), fc.array(step, { minLength: 1, maxLength: 4 }))
const type = fc.constantFrom(...JobType.enum)

/** Jobs that are right by their members, and often not by how these go together. */
const anyJob = fc.oneof(
  jobSeed,
  together(
    fc.record({ Type: type }),
    few({ State: fc.constantFrom(...JobState.enum), Errors: fc.constant(ERRORS), Details: details, plan }, 2)
  )
)

const anyOutcome = some({
  match: some({ type, nth: fc.constant(1) }),
  plan,
  assetId: fc.constant('a')
})

/** The members of a schema, of which any can be left out. */
const partOf = (schema: TSchema) => anyOf(Type.Partial(schema, { additionalProperties: false }))

const effectMembers = Object.fromEntries(
  Object.entries(FaultEffect.properties).map(([name, schema]) => [name, anyOf(schema)])
)
const member = (name: string) => effectMembers[name] as fc.Arbitrary<unknown>
const KINDS = ['exception', 'connection', 'gateway', 'quota', 'exception', 'connection', 'gateway', 'quota']
const effect = fc.constantFrom(...KINDS, ...Object.keys(FaultEffect.properties)).chain((name) =>
  fc.oneof(
    member(name).map((value) => ({ [name]: value })),
    fc.tuple(member(name), few(effectMembers, 1)).map(([value, others]) => ({ ...others, [name]: value })),
    partOf(FaultEffect)
  )
)

const firing = Object.fromEntries(
  Object.entries(FiringConditions.properties).map(([name, schema]) => [name, anyOf(schema)])
)
const anyFault = together(
  few({ effect, delay: partOf(Type.Omit(FaultDelay, ['uniformMs'])) }, 2),
  few({ match: anyOf(FaultMatch), ...firing }, 2)
)

const response = some(
  {
    method: fc.constantFrom('GET', 'POST'),
    path: fc.constantFrom('/', '/a', 'a', '/a?b'),
    status: fc.constantFrom(200, 204, 304, 404),
    headers: fc.constantFrom({}, { 'x-a': 'b' }, { 'x-a': 'é\u0100' }, { 'x a': 'b' }, { Connection: 'close' }),
    body: fc.constantFrom('', { a: 1 }, null)
  },
  ['status']
)
const asset = some({
  responses: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(response, { maxLength: 2 })),
  AssetType: fc.constantFrom(...AssetType.enum),
  AssetDetails: fc.constantFrom(...Object.keys(PartialAssetDetails.properties)).map((member) => ({ [member]: {} })),
  text: fc.constant(''),
  base64: fc.constant(''),
  size: fc.constant(0),
  Tags: fc.constantFrom({}, { a: 'b' })
})
const revision = some({
  Finalized: fc.boolean(),
  Revoked: fc.boolean(),
  RevocationComment: fc.constant('It was the wrong file.'),
  RevokedAt: fc.constant('2026-01-01T00:00:00Z'),
  Tags: fc.constantFrom({}, { a: 'b' }),
  assets: fc.array(asset, { maxLength: 2 })
})
const anyDataSet = some({
  AssetType: fc.constantFrom(...AssetType.enum),
  Origin: fc.constantFrom(...Origin.enum),
  OriginDetails: fc.constant({}),
  Tags: fc.constantFrom({}, { a: 'b' }),
  revisions: fc.array(revision, { maxLength: 2 })
})

/** Checks a property of scenarios with one entry in a list, of which some are valid and some are not. */
async function holdsForEntries(
  t: Parameters<typeof holds>[0],
  list: string,
  entry: fc.Arbitrary<unknown>,
  property: (scenario: object, isValid: boolean) => boolean
): Promise<void> {
  const seen = { valid: 0, invalid: 0 }
  await holds(
    t,
    fc.property(entry, (value) => {
      const scenario = { name: 'x', [list]: [value] }
      const isValid = checkScenario(scenario).length === 0
      seen[isValid ? 'valid' : 'invalid']++
      return property(scenario, isValid)
    }),
    runs(300, 10_000)
  )
  t.ok(seen.valid > 10 && seen.invalid > 10, JSON.stringify(seen))
}

const isDescribed = (scenario: object) => differs(scenario, '/components/schemas/Scenario') === undefined

for (const [list, entry] of [
  ['jobs', anyJob],
  ['outcomes', anyOutcome],
  ['faults', anyFault]
] as const) {
  t.test(`the schema of scenario files accepts exactly the ${list} that the server accepts`, async (t) => {
    await holdsForEntries(t, list, entry, (scenario, isValid) => accepts(scenario) === isValid)
  })
}

t.test('the schema of scenario files accepts all data sets that the server accepts', async (t) => {
  await holdsForEntries(t, 'dataSets', anyDataSet, (scenario, isValid) => !isValid || accepts(scenario))
})

for (const [list, entry] of [
  ['jobs', anyJob],
  ['outcomes', anyOutcome],
  ['faults', anyFault],
  ['dataSets', anyDataSet]
] as const) {
  t.test(`the OpenAPI document accepts all ${list} that the server accepts`, async (t) => {
    await holdsForEntries(t, list, entry, (scenario, isValid) => !isValid || isDescribed(scenario))
  })
}
