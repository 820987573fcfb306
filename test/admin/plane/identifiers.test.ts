import t from 'tap'
import { loadScenarios } from '../../../src/scenario-files/load-scenarios.js'
import { build } from '../../support/build.js'
import { exportRequest, Type } from '../../support/jobs.js'

/** Ids that cannot stand in a path, a header or a line of text as they are, or that are too long. */
const BAD = ['second – fails', '💥', 'a\r\nx: y', 'a; fault=b', 'a b', 'a/b', '.', '..', '', 'x'.repeat(65)]

const RULE = /^must be 1 to 64 letters, digits, dots, dashes or underscores \(but not \. or \.\.\), not /

const fault = (id: string) => ({ id, delay: { ms: 1 } })
const outcome = (id: string) => ({ id, plan: 'fails' })

t.test('ids of faults and outcomes and names of scenarios obey one rule at every door', async (t) => {
  const { admin } = build(t)
  await admin('POST', '/reset?to=empty')
  await admin('POST', '/faults', fault('f'))
  await admin('POST', '/outcomes', outcome('o'))
  await admin('POST', '/jobs', { Type, Id: 'job' })
  const snapshot = (await admin('GET', '/snapshot')).body
  const [armed] = snapshot.faults
  const [added] = snapshot.outcomes
  const [held] = snapshot.jobs.held
  const doors: [method: 'POST' | 'PUT', path: string, problemAt: string, body: (id: string) => unknown][] = [
    ['POST', '/faults', '$.id', fault],
    ['POST', '/faults', '$[1].id', (id) => [fault('g'), fault(id)]],
    ['POST', '/outcomes', '$.id', outcome],
    ['POST', '/outcomes', '$[1].id', (id) => [outcome('g'), outcome(id)]],
    ['POST', '/scenarios', '$.name', (id) => ({ name: id })],
    ['POST', '/scenarios', '$.faults[0].id', (id) => ({ name: 'x', faults: [fault(id)] })],
    ['POST', '/scenarios', '$.outcomes[0].id', (id) => ({ name: 'x', outcomes: [outcome(id)] })],
    ['POST', '/verify', '$.match.fault', (id) => ({ match: { fault: id } })],
    ['PUT', '/snapshot', '$.faults[0].id', (id) => ({ ...snapshot, faults: [{ ...armed, id }] })],
    ['PUT', '/snapshot', '$.faults[0].seed.id', (id) => ({ ...snapshot, faults: [{ ...armed, seed: fault(id) }] })],
    ['PUT', '/snapshot', '$.outcomes[0].id', (id) => ({ ...snapshot, outcomes: [{ ...added, id }] })],
    [
      'PUT',
      '/snapshot',
      '$.outcomes[0].seed.id',
      (id) => ({ ...snapshot, outcomes: [{ ...added, seed: outcome(id) }] })
    ],
    [
      'PUT',
      '/snapshot',
      '$.jobs.held[0].outcome',
      (id) => ({ ...snapshot, jobs: { ...snapshot.jobs, held: [{ ...held, outcome: id }] } })
    ]
  ]
  for (const id of BAD) {
    for (const [method, path, problemAt, body] of doors) {
      const response = await admin(method, path, body(id))
      const what = `${method} ${path} with ${problemAt} ${JSON.stringify(id)}`
      t.equal(response.status, 400, what)
      const { problems } = response.body.error
      t.match(
        problems.find(({ path }: { path: string }) => path === problemAt),
        { message: RULE },
        what
      )
    }
    // In a path, `.` and `..` would select other routes, and nothing can be empty.
    if (/^\.*$/.test(id)) continue
    for (const path of ['faults', 'outcomes']) {
      const response = await admin('GET', `/${path}/${encodeURIComponent(id)}`)
      t.match(response, { status: 400, body: { error: { problems: [{ path: 'params.id', message: RULE }] } } }, path)
    }
    const byName = await admin('POST', `/scenarios/${encodeURIComponent(id)}`)
    t.match(byName, { status: 400, body: { error: { problems: [{ path: 'params.name', message: RULE }] } } })
    const filtered = await admin('GET', `/requests?fault=${encodeURIComponent(id)}`)
    t.match(filtered, { status: 400, body: { error: { problems: [{ path: 'query.fault', message: RULE }] } } })
  }
  t.strictSame((await admin('GET', '/snapshot')).body, snapshot, 'nothing was changed')
})

t.test('they obey it in scenario files', async (t) => {
  const scenario = { name: 'a b', faults: [fault('ü')], outcomes: [outcome('second – fails')] }
  const folder = t.testdir({ 'a.json': JSON.stringify(scenario) })
  const { problems } = await loadScenarios([folder])
  t.match(
    problems.map(({ path, message }) => ({ path, message })),
    [
      { path: '$.name', message: RULE },
      { path: '$.faults[0].id', message: RULE },
      { path: '$.outcomes[0].id', message: /; did you mean second-fails\?$/ }
    ]
  )
})

t.test('made-up ids obey it too', async (t) => {
  const { admin } = build(t)
  for (const [path, body] of [
    ['/faults', { delay: { ms: 1 } }],
    ['/outcomes', { plan: 'fails' }]
  ] as const) {
    t.match((await admin('POST', path, body)).body.id, /^[0-9a-f]{32}$/)
  }
})

t.test('a job of a snapshot has an id of 1 to 256 characters, as a seeded job has', async (t) => {
  const { admin } = build(t)
  await admin('POST', '/reset?to=empty')
  await admin('POST', '/jobs', { Type, Id: 'job' })
  const snapshot = (await admin('GET', '/snapshot')).body
  const withId = (Id: string) => {
    const [held] = snapshot.jobs.held
    return { ...snapshot, jobs: { ...snapshot.jobs, held: [{ ...held, job: { ...held.job, Id } }] } }
  }
  const problem = { path: '$.jobs.held[0].job.Id', message: /^must be a string of 1 to 256 characters, not / }
  for (const id of ['', 'x'.repeat(257)]) {
    t.match(await admin('PUT', '/snapshot', withId(id)), { status: 400, body: { error: { problems: [problem] } } })
  }
  t.match(await admin('PUT', '/snapshot', withId('; \n 💥')), { status: 200 })
})

t.test('a job whose outcome has an id that the rule allows is created and answered', async (t) => {
  const { admin, aws } = build(t)
  await admin('POST', '/outcomes', outcome('...'))
  const created = await aws('POST', '/v1/jobs', exportRequest())
  t.match(created, { status: 201, headers: { 'x-dataexchange-local': /; outcome=\.\.\.; job=/ } })
})
