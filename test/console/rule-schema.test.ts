import t, { type Test } from 'tap'
import {
  effectFields,
  effectKinds,
  fittingEffect,
  kindOfEffect,
  newEffect
} from '../../src/console/views/faults/effect-schema.js'
import { alternativesOf, type Field, fieldsOf, schemasOf } from '../../src/console/views/faults/schema-fields.js'
import { build } from '../support/build.js'

/** The schemas of a server, as the form reads them. */
async function schemas(t: Test) {
  const { body } = await build(t).admin('GET', '/openapi.json')
  return schemasOf(body)
}

const named = (fields: readonly Field[], path: string) => fields.find((field) => field.path.join('.') === path)

t.test("the fields of a fault come from the server's schema", async (t) => {
  const all = await schemas(t)
  const fields = fieldsOf(all, alternativesOf(all, all.Fault ?? {}))
  t.strictSame(named(fields, 'times'), {
    path: ['times'],
    kind: 'integer',
    choices: [],
    help: 'How many times the fault fires. The default is no limit. At least 1.'
  })
  t.strictSame(named(fields, 'probability'), {
    path: ['probability'],
    kind: 'number',
    choices: [],
    help: 'How likely the fault is to fire. The seed determines the draws. At least 0 and at most 1.'
  })
  const operation = named(fields, 'match.operation')
  t.match(operation, { kind: 'choice', help: 'An operation of the service.' })
  t.strictSame(operation?.choices, all.OperationName?.enum)
  t.match(named(fields, 'delay.ms'), { kind: 'number', help: /^The delay in milliseconds.*At most|at most 600000/ })
  t.equal(named(fields, 'delay.uniformMs'), undefined, 'a list is no field')
  t.match(named(fields, 'delay.lognormal.medianMs'), { help: 'Above 0 and at most 600000.' })
  t.match(named(fields, 'id'), { kind: 'text', choices: [] })
})

t.test("the fields of an outcome come from the server's schema", async (t) => {
  const all = await schemas(t)
  const fields = fieldsOf(all, alternativesOf(all, all.Outcome ?? {}))
  t.match(named(fields, 'plan'), { kind: 'choice', help: /^The states that the job goes through/ })
  t.strictSame(named(fields, 'plan')?.choices, all.PlanName?.enum, 'a plan has a field for those that have a name')
  t.strictSame(named(fields, 'match.eventAction')?.choices, ['true', 'false'])
})

t.test('defaults and constants of a schema', async (t) => {
  const schema = { properties: { a: { const: 'x' }, b: { type: 'integer', default: 3, minimum: 2 } } }
  t.strictSame(fieldsOf({}, [{ schema, descriptions: [] }]), [
    { path: ['a'], kind: 'choice', choices: ['x'], help: '' },
    { path: ['b'], kind: 'integer', choices: [], help: 'At least 2.', default: 3 }
  ])
})

t.test('the kinds of effects, and the fields that go with what is chosen', async (t) => {
  const all = await schemas(t)
  const kinds = effectKinds(all)
  t.strictSame(
    kinds.map(({ name }) => name),
    ['exception', 'response', 'connection', 'gateway', 'quota']
  )
  t.ok(kinds.every(({ description }) => description.endsWith('.')))
  const paths = (effect: object) => effectFields(all, effect).map(({ path }) => path.slice(1).join('.'))
  t.strictSame(paths({ exception: 'ThrottlingException' }), ['exception', 'message', 'retryAfterSeconds'])
  t.strictSame(paths({ exception: 'ConflictException' }).slice(3), ['ResourceId', 'ResourceType'])
  t.strictSame(paths({ connection: 'hang' }), ['connection'])
  t.strictSame(paths({ connection: 'drip' }), ['connection', 'paceMs'])
  t.strictSame(paths({ response: {} }), ['response.status', 'retryAfterSeconds'])
  t.strictSame(paths({ quota: {} }), ['quota.requests', 'quota.perMs', 'quota.burst'])
  t.strictSame(effectFields(all, undefined), [])
  const { enum: connections } = { enum: ['reset', 'empty', 'hang', 'truncate', 'malformed', 'drip'] }
  for (const connection of ['hang', 'drip']) {
    t.strictSame(named(effectFields(all, { connection }), 'effect.connection')?.choices, connections)
  }
  t.strictSame([kindOfEffect(all, { gateway: 'x' }), kindOfEffect(all, {}), kindOfEffect(all, 7)], ['gateway', '', ''])
})

t.test('what a kind of effect begins with, and what a choice leaves of it', async (t) => {
  const all = await schemas(t)
  t.strictSame(newEffect(all, 'connection'), { connection: 'reset' })
  t.strictSame(newEffect(all, 'quota'), { quota: {} })
  t.equal(newEffect(all, ''), undefined)
  const drip = { connection: 'hang', paceMs: 50 }
  t.strictSame(fittingEffect(all, drip), { connection: 'hang' })
  t.strictSame(fittingEffect(all, { ...drip, connection: 'drip' }), { connection: 'drip', paceMs: 50 })
  t.strictSame(fittingEffect(all, { exception: 'Unknown', LimitValue: 1 }), { exception: 'Unknown', LimitValue: 1 })
})
