import { readFileSync } from 'node:fs'
import t from 'tap'
import { COSTS } from '../../bench/guard/costs.js'
import { DOUBLINGS, doubledSource } from '../../bench/guard/doublings.js'
import { ALLOWED, compare, hasFailed, report, type WrittenRatios } from '../../bench/guard/verdict.js'

const GET_JOB = [{ name: 'get-job', what: 'a GetJob' }]
const WRITTEN: WrittenRatios = { node: '20.20.2', ratios: { 'get-job': 1.5 } }

t.test('the guard passes costs that are as written, or dearer by less than is allowed', async (t) => {
  for (const measured of [1.5, 1.5 * ALLOWED - 0.001, 1.5 / ALLOWED + 0.001]) {
    const findings = compare(GET_JOB, { 'get-job': measured }, WRITTEN.ratios)
    t.match(findings, [{ verdict: 'as written' }])
    t.notOk(hasFailed(findings))
  }
})

t.test(
  'the guard fails for a cost that has grown by more than is allowed, and says what, by how much and what to do',
  async (t) => {
    const findings = compare(GET_JOB, { 'get-job': 1.8 }, WRITTEN.ratios)
    t.ok(hasFailed(findings))
    const text = report(findings, WRITTEN, '20.1.0')
    t.match(text, 'DEARER: a GetJob: 1.800 × bare Fastify, 1.500 as written (+20.0 %)\n')
    t.match(text, 'npm run bench -- profile')
    t.match(text, 'npm run guard -- --write')
    t.notMatch(text, 'The ratios were written with Node')
    t.match(report(findings, WRITTEN, '24.1.0'), 'The ratios were written with Node 20.20.2; this is Node 24.1.0.')
  }
)

t.test('the guard tells what has become cheaper and does not fail for it', async (t) => {
  const findings = compare(GET_JOB, { 'get-job': 1.2 }, WRITTEN.ratios)
  t.notOk(hasFailed(findings))
  t.match(report(findings, WRITTEN, '20.20.2'), 'CHEAPER: a GetJob: 1.200 × bare Fastify, 1.500 as written (−20.0 %)\n')
})

t.test(
  'the guard fails for a cost for which nothing is written, and throws for one that was not measured',
  async (t) => {
    const findings = compare(GET_JOB, { 'get-job': 1 }, {})
    t.ok(hasFailed(findings))
    t.match(report(findings, WRITTEN, '20.20.2'), 'NOT WRITTEN: a GetJob: 1.000 × bare Fastify\n')
    t.throws(() => compare(GET_JOB, {}, WRITTEN.ratios), /get-job was not measured/)
  }
)

t.test('a ratio is written for every cost that is guarded, and for nothing else', async (t) => {
  const { ratios } = JSON.parse(readFileSync('bench/guard/ratios.json', 'utf8')) as WrittenRatios
  t.strictSame(
    Object.keys(ratios),
    COSTS.map(({ name }) => name)
  )
})

t.test('the places of the source at which the guard doubles work are there', async (t) => {
  for (const doubling of Object.values(DOUBLINGS)) {
    t.ok(doubledSource(doubling).includes(doubling.after))
    t.throws(() => doubledSource({ ...doubling, before: 'no such place' }), /does not have this once/)
  }
})
