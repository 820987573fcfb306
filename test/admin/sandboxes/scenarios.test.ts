import t from 'tap'
import type { Scenario } from '../../../src/core/world/scenario.js'
import { build } from '../../support/build.js'
import { Type } from '../../support/jobs.js'
import { only } from '../../support/only.js'

const LOADED: Scenario = { name: 'loaded', jobs: [{ Type, Id: 'a' }] }
const KNOWN: Scenario = {
  name: 'known',
  description: 'Only by name.',
  autoload: false,
  jobs: [{ Type, Id: 'b' }],
  faults: [{ id: 'f', delay: { ms: 1 } }]
}

t.test('the scenarios from the fixture files are listed', async (t) => {
  const { admin } = build(t, {}, [LOADED, KNOWN])
  t.strictSame((await admin('GET', '/scenarios')).body, {
    scenarios: [
      { name: 'loaded', file: 'loaded.json', autoload: true, jobs: 1, faults: 0, outcomes: 0 },
      {
        name: 'known',
        description: 'Only by name.',
        file: 'known.json',
        autoload: false,
        jobs: 1,
        faults: 1,
        outcomes: 0
      }
    ]
  })
  t.equal((await admin('GET', '/jobs')).body.jobs.length, 1, 'a scenario without autoload is not loaded')
})

t.test('a scenario is applied by name', async (t) => {
  const { admin } = build(t, {}, [LOADED, KNOWN])
  const { status, body } = await admin('POST', '/scenarios/known')
  t.equal(status, 200)
  t.match(body, { name: 'known', mode: 'add', jobs: only({ job: { Id: 'b' } }), faults: only({ id: 'f' }) })
  t.equal((await admin('POST', '/scenarios/known')).status, 409, 'not twice')
  t.equal((await admin('POST', '/scenarios/known?mode=replace')).status, 200)
  t.equal((await admin('GET', '/jobs')).body.jobs.length, 1)
  const unknown = await admin('POST', '/scenarios/knwn')
  t.equal(unknown.status, 404)
  t.equal(
    unknown.body.error.message,
    'No scenario is named "knwn"; the scenarios are loaded, known; did you mean known?'
  )
  t.equal((await admin('POST', '/scenarios/known?mode=merge')).status, 400)
})

t.test('a scenario is applied from the body, completely or not at all', async (t) => {
  const { admin } = build(t, {}, [LOADED])
  t.equal((await admin('POST', '/scenarios', KNOWN)).status, 200)
  const bad = {
    name: 'bad',
    jobs: [{ Type, Id: 'c' }],
    faults: [{ effect: { exception: 'ThrottlingException', ResourceId: 'x' } }]
  }
  const { status, body } = await admin('POST', '/scenarios?mode=replace', bad)
  t.equal(status, 422)
  t.match(body.error.problems, only({ path: '$.faults[0].effect.ResourceId' }))
  t.equal((await admin('GET', '/jobs')).body.jobs.length, 2, 'nothing was removed either')
  t.equal((await admin('POST', '/scenarios')).status, 400, 'a body is required')
})

t.test('what a client of AWS printed is applied from the body as a scenario', async (t) => {
  const { admin } = build(t, {}, [])
  const posts: readonly [body: unknown, ids: string[]][] = [
    [{ Type, Id: 'one', CreatedAt: 1704164645.678, ResponseMetadata: {} }, ['one']],
    [{ Jobs: [{ Type, Id: 'two' }], NextToken: 'x' }, ['two']],
    [
      [
        { Type, Id: 'three' },
        { Type, Id: 'four', $metadata: {} }
      ],
      ['three', 'four']
    ]
  ]
  for (const [body, ids] of posts) {
    const applied = await admin('POST', '/scenarios', body)
    const jobs = applied.body.jobs.map(({ job }: { job: { Id: string } }) => job.Id)
    t.strictSame([applied.status, applied.body.name, jobs], [200, 'jobs', ids])
  }
  t.match((await admin('GET', '/jobs/one')).body, { job: { CreatedAt: '2024-01-02T03:04:05.678Z' } })
  const wrong = await admin('POST', '/scenarios', {
    Jobs: [
      { Type, Id: 'five' },
      { Type, State: 'DONE' }
    ]
  })
  t.match(wrong, { status: 400, body: { error: { problems: only({ path: '$.Jobs[1].State' }) } } })
  const twice = await admin('POST', '/scenarios', [
    { Type, Id: 'five' },
    { Type, Id: 'five' }
  ])
  t.match(twice, { status: 422, body: { error: { problems: only({ path: '$[1].Id' }) } } })
  t.equal((await admin('GET', '/jobs/five')).status, 404)
  t.equal((await admin('POST', '/scenarios', { name: 'n', 'x-shared': { anything: 1 } })).status, 200)
})
