import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { FaultSeed } from '../../../src/core/faults/fault.js'
import { JobSeed } from '../../../src/core/jobs/job-seed.js'
import { Scenario } from '../../../src/core/world/scenario.js'
import { anyOf, jobSeed } from '../../support/arbitraries.js'
import { build } from '../../support/build.js'
import { only } from '../../support/only.js'
import { holds, runs, sequence } from '../../support/property.js'

/** A value with one member, anywhere in it, replaced, added or removed. */
function spoiled(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(value, fc.nat(), fc.jsonValue(), fc.constantFrom('replace', 'add', 'remove'))
    .map(([value, place, other, how]) => {
      const copy = structuredClone(value)
      const holders: [Record<string, unknown>, string][] = []
      const walk = (node: unknown) => {
        if (typeof node !== 'object' || node === null) return
        for (const [name, inner] of Object.entries(node)) {
          holders.push([node as Record<string, unknown>, name])
          walk(inner)
        }
      }
      walk(copy)
      const [holder, name] = holders[place % holders.length] ?? []
      if (holder === undefined || name === undefined) return other
      if (how === 'remove') delete holder[name]
      else holder[how === 'add' ? `${name}x` : name] = other
      return copy
    })
}

const delayed = fc.record({ times: fc.integer({ min: 1, max: 9 }), delay: fc.record({ ms: fc.nat({ max: 9 }) }) })
const scenario = fc.record({
  name: fc.constant('y'),
  jobs: fc.array(jobSeed, { maxLength: 2 }),
  faults: sequence(delayed, 20)
})
const oneOrMore = (seed: fc.Arbitrary<unknown>) => fc.oneof(seed, fc.array(seed, { maxLength: 3 }))
const bodies: Record<string, fc.Arbitrary<unknown>> = {
  '/jobs': oneOrMore(fc.oneof(jobSeed, anyOf(JobSeed))),
  '/faults': oneOrMore(fc.oneof(delayed, anyOf(FaultSeed))),
  '/scenarios': fc.oneof(scenario, anyOf(Scenario)),
  '/scenarios?mode=replace': fc.oneof(scenario, anyOf(Scenario)),
  '/scenarios/x': fc.constant({}),
  '/jobs/a/transition': fc.record({ state: fc.constantFrom('IN_PROGRESS', 'ERROR', 'COMPLETED', 'GONE') }),
  '/reset': fc.constant({})
}
const request = fc.constantFrom(...Object.keys(bodies)).chain((path) => {
  const body = bodies[path] as fc.Arbitrary<unknown>
  return fc.record({ path: fc.constant(path), body: fc.oneof(body, spoiled(body), fc.jsonValue()) })
})

t.test('for any JSON it responds with 2xx, or 4xx with a path, and rejected requests change nothing', async (t) => {
  const { admin } = build(t, { clock: { mode: 'frozen' } }, [
    { name: 'x', jobs: [{ Type: 'EXPORT_ASSETS_TO_S3', Id: 'a' }] }
  ])
  const contents = async () => [(await admin('GET', '/jobs?limit=1000')).body, (await admin('GET', '/faults')).body]
  const counts = { accepted: 0, rejected: 0 }
  const cases = runs(50, 3000)
  await holds(
    t,
    fc.asyncProperty(request, async ({ path, body }) => {
      const before = await contents()
      const response = await admin('POST', path, body)
      if (response.status >= 200 && response.status < 300) {
        counts.accepted++
        return
      }
      counts.rejected++
      assert.ok([400, 404, 409, 422].includes(response.status), `${response.status} ${JSON.stringify(response.body)}`)
      assert.ok(response.body.error.problems.length > 0 || response.status === 404, JSON.stringify(response.body))
      for (const { path, message } of response.body.error.problems) {
        assert.match(path, /^(\$|query|params)/)
        assert.ok(message.length > 0)
      }
      assert.deepEqual(await contents(), before)
    }),
    cases
  )
  t.ok(counts.accepted > cases / 10 && counts.rejected > cases / 10, JSON.stringify(counts))
})

t.test('too deep nesting is rejected', async (t) => {
  const { app } = build(t)
  for (const path of ['jobs', 'faults', 'scenarios', 'reset']) {
    const payload = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`
    const headers = { 'content-type': 'application/json' }
    const { statusCode, body } = await app.inject({ method: 'POST', url: `/__admin/${path}`, payload, headers })
    t.equal(statusCode, 400, path)
    t.match(JSON.parse(body).error.problems, only({ path: '$', message: 'is nested more than 100 levels deep' }))
  }
})
