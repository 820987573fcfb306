import assert from 'node:assert/strict'
import { Unknown } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import fc from 'fast-check'
import t from 'tap'
import { JobSeed } from '../../../src/core/jobs/job-seed.js'
import { formatPath, quote } from '../../../src/core/validation/problem.js'
import { suggest } from '../../../src/core/validation/suggest.js'
import { validate } from '../../../src/core/validation/validate.js'
import { Scenario } from '../../../src/core/world/scenario.js'
import { anyOf } from '../../support/arbitraries.js'
import { Type } from '../../support/jobs.js'
import { only } from '../../support/only.js'
import { holds, runs } from '../../support/property.js'

const told = (value: unknown) => validate(JobSeed, value).map(({ at, message }) => `${formatPath(at)}: ${message}`)

t.test('what a schema takes has no problems, what it refuses has', async (t) => {
  await holds(
    t,
    fc.property(fc.oneof(anyOf(Scenario), fc.jsonValue()), (value) => {
      assert.equal(validate(Scenario, value).length === 0, Value.Check(Scenario, value))
    }),
    runs(100, 5000)
  )
})

t.test('a problem says where, what is wrong and what would be right', async (t) => {
  t.match(told({}), only(/^\$\.Type: is missing; it must be one of IMPORT_ASSETS_FROM_S3, /))
  t.match(told({ Type: 'EXPORT_ASSET_TO_S3' }), only(/not "EXPORT_ASSET_TO_S3"; did you mean EXPORT_ASSETS_TO_S3\?$/))
  t.match(told({ Type, Id: 7 }), only(/^\$\.Id: must be a string of 1 to 256 characters, not 7$/))
  t.match(told({ Type, sate: 1 }), only(/^\$\.sate: is unknown here; the known members are .*; did you mean State\?$/))
  t.match(
    told({ Type, CreatedAt: '2026-03-02' }),
    only(/^\$\.CreatedAt: must be an ISO 8601 instant with a zone, such as/)
  )
  t.match(told('x'), only(/^\$: must be an object with the members .*, not "x"$/))
})

t.test('of the two forms of a plan, the one that was meant is explained', async (t) => {
  t.match(told({ Type, plan: 'succeds' }), only(/^\$\.plan: must be one of succeeds, .*did you mean succeeds\?$/))
  t.match(
    told({ Type, plan: [{ state: 'WAITING', forMs: -1 }] }),
    only(/^\$\.plan\[0\]\.forMs: must be a whole number/)
  )
  t.match(told({ Type, plan: [] }), only(/^\$\.plan: must have at least 1 entry$/))
  t.match(told({ Type, plan: 7 }), only(/^\$\.plan: must be one of succeeds, .*, or an array, not 7$/))
})

t.test('all problems are told, up to a hundred', async (t) => {
  t.equal(told({ Type: 1, Id: 1, State: 1, Arn: 1 }).length, 4)
  const jobs = Array.from({ length: 500 }, () => ({}))
  t.equal(validate(Scenario, { name: 'x', jobs }).length, 100)
})

t.test('what is nested too deep to be walked is refused, wherever it is', async (t) => {
  const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
  const message = 'is nested more than 100 levels deep'
  t.strictSame(told({ Type: deep }), [`$: ${message}`])
  const faults = [{ effect: { response: { status: 200, body: deep } } }]
  t.match(validate(Scenario, { name: 'x', faults }), only({ at: only(), message }))
})

t.test('a value may be a hundred levels deep, and no deeper', async (t) => {
  for (const nest of [(inner: unknown) => [inner], (inner: unknown) => ({ inner })]) {
    let value: unknown = 'innermost'
    for (let level = 0; level < 100; level++) value = nest(value)
    t.strictSame(validate(Unknown(), value), [])
    t.strictSame(validate(Unknown(), nest(value), ['body']), [
      { at: ['body'], message: 'is nested more than 100 levels deep' }
    ])
  }
})

t.test('odd member names are told as they are', async (t) => {
  for (const name of ['a/b', 'a~b', '__proto__', 'a b', '', '0']) {
    const seed = JSON.parse(`{"Type":"${Type}",${JSON.stringify(name)}:1}`)
    t.strictSame(
      validate(JobSeed, seed).map(({ at }) => at),
      [[name]]
    )
  }
})

t.test('paths are JSONPath', async (t) => {
  t.equal(formatPath([]), '$')
  t.equal(formatPath(['jobs', 0, 'plan', 1, 'a b']), '$.jobs[0].plan[1]["a b"]')
})

t.test('long values are cut short, and a suggestion is made only for what is close', async (t) => {
  t.equal(quote('x'.repeat(100)).length, 58)
  t.equal(suggest('aWaiting', ['WAITING', 'ERROR']), '; did you mean WAITING?')
  t.equal(suggest('zzz', ['WAITING', 'ERROR']), '')
  t.equal(suggest('x', ['to', 'a']), '', 'a short word is close to every short word')
})
