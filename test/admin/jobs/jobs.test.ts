import t from 'tap'
import { build } from '../../support/build.js'
import { Type } from '../../support/jobs.js'
import { only } from '../../support/only.js'

t.test('a job is seeded, and the response shows its state', async (t) => {
  const { admin, getJob } = build(t)
  const { status, body } = await admin('POST', '/jobs', { Type, Id: 'a', plan: 'succeeds' })
  t.equal(status, 201)
  t.match(body, {
    job: { Id: 'a', Type, State: 'WAITING' },
    plan: only({ state: 'WAITING', forMs: 1000 }, { state: 'IN_PROGRESS', forMs: 3000 }, { state: 'COMPLETED' }),
    step: 0,
    polls: 0,
    nextTransitionAt: '2026-03-02T09:15:01.000Z',
    history: only({ state: 'WAITING', at: '2026-03-02T09:15:00.000Z' })
  })
  t.strictSame((await getJob('a')).body, body.job)
  const shown = await admin('GET', '/jobs/a')
  t.strictSame(shown.body, { ...body, polls: 1 })
})

t.test('an array of jobs is seeded completely or not at all', async (t) => {
  const { admin } = build(t)
  const { status, body } = await admin('POST', '/jobs', [
    { Type, Id: 'a' },
    { Type, Id: 'b' }
  ])
  t.equal(status, 201)
  t.match(body, { jobs: only({ job: { Id: 'a' } }, { job: { Id: 'b' } }) })
  const taken = await admin('POST', '/jobs', [
    { Type, Id: 'c' },
    { Type, Id: 'a' }
  ])
  t.equal(taken.status, 409)
  t.strictSame(taken.body.error.problems, [
    { path: '$[1].Id', message: 'is already the id of a job in sandbox default' }
  ])
  const invalid = await admin('POST', '/jobs', [
    { Type, Id: 'c' },
    { Type, Id: 'd', Colour: 'red' }
  ])
  t.equal(invalid.status, 400)
  t.match(
    invalid.body.error.problems,
    only({ path: '$[1].Colour', message: /^is unknown here; the known members are/ })
  )
  const illegal = await admin('POST', '/jobs', { Type, plan: [{ state: 'COMPLETED' }, { state: 'WAITING' }] })
  t.equal(illegal.status, 422)
  t.match(illegal.body.error.problems, only({ path: '$.plan[1].state', message: /COMPLETED, which is terminal/ }))
  t.equal((await admin('GET', '/jobs')).body.jobs.length, 2)
})

t.test('the error names the limit that is reached', async (t) => {
  const { admin } = build(t, { maxJobs: 1 })
  const { status, body } = await admin('POST', '/jobs', [{ Type }, { Type }])
  t.equal(status, 507)
  t.match(body.error, { code: 'LimitReached', message: /--max-jobs is 1/ })
})

t.test('the list has filters and pages', async (t) => {
  const { admin } = build(t)
  const seeds = Array.from({ length: 25 }, (_, index) => ({
    Type: index % 2 ? Type : 'EXPORT_REVISIONS_TO_S3',
    Id: `job${index}`,
    State: index % 3 ? 'WAITING' : 'COMPLETED'
  }))
  await admin('POST', '/jobs', seeds)
  const ids: string[] = []
  for (let after = ''; ; ) {
    const { body } = await admin('GET', `/jobs?limit=10${after}`)
    ids.push(...body.jobs.map(({ job }: { job: { Id: string } }) => job.Id))
    t.ok(body.jobs.length <= 10)
    if (body.next === undefined) break
    after = `&after=${body.next}`
  }
  t.strictSame(
    ids,
    seeds.map(({ Id }) => Id)
  )
  const filtered = (await admin('GET', `/jobs?state=COMPLETED&type=${Type}`)).body.jobs
  t.strictSame(
    filtered.map(({ job }: { job: { Id: string } }) => job.Id),
    seeds.filter((seed) => seed.State === 'COMPLETED' && seed.Type === Type).map(({ Id }) => Id)
  )
})

t.test('an invalid query is rejected', async (t) => {
  const { admin } = build(t)
  for (const [query, path] of [
    ['limit=0', 'query.limit'],
    ['limit=1001', 'query.limit'],
    ['limit=1&limit=2', 'query.limit'],
    ['after=x', 'query.after'],
    ['state=FAILED', 'query.state'],
    ['colour=red', 'query.colour']
  ] as const) {
    const { status, body } = await admin('GET', `/jobs?${query}`)
    t.equal(status, 400, query)
    t.match(body.error.problems, only({ path }))
  }
})

t.test('a job is moved to a state on request', async (t) => {
  const { admin, getJob, wall } = build(t)
  await admin('POST', '/jobs', { Type, Id: 'a', plan: 'succeeds' })
  wall.advance(10)
  const { status, body } = await admin('POST', '/jobs/a/transition', { state: 'IN_PROGRESS' })
  t.equal(status, 200)
  t.match(body, { job: { State: 'IN_PROGRESS' }, step: 1, nextTransitionAt: '2026-03-02T09:15:03.010Z' })
  const rejected = await admin('POST', '/jobs/a/transition', { state: 'WAITING' })
  t.equal(rejected.status, 409)
  t.match(
    rejected.body.error.problems,
    only({ path: '$.state', message: /what can is COMPLETED, ERROR, CANCELLED, TIMED_OUT/ })
  )
  const errors = [{ Code: 'MALWARE_DETECTED', Message: 'found' }]
  await admin('POST', '/jobs/a/transition', { state: 'ERROR', errors })
  t.match((await getJob('a')).body, { State: 'ERROR', Errors: only(...errors), UpdatedAt: '2026-03-02T09:15:00.010Z' })
  t.match((await admin('GET', '/jobs/a')).body, { nextTransitionAt: null, history: { length: 3 } })
  const aside = await admin('POST', '/jobs', { Type, Id: 'b', plan: 'succeeds' })
  t.equal(aside.status, 201)
  t.equal((await admin('POST', '/jobs/b/transition', { state: 'CANCELLED' })).body.step, null, 'its plan has ended')
})

t.test('a job is deleted', async (t) => {
  const { admin, getJob } = build(t)
  await admin('POST', '/jobs', { Type, Id: '0'.repeat(32) })
  t.strictSame(await admin('DELETE', `/jobs/${'0'.repeat(32)}`).then(({ status, body }) => [status, body]), [
    204,
    undefined
  ])
  t.equal((await getJob('0'.repeat(32))).status, 404)
  for (const [method, path] of [
    ['DELETE', ''],
    ['GET', ''],
    ['POST', '/transition'],
    ['GET', '/await?state=ERROR']
  ] as const) {
    const body = method === 'POST' ? { state: 'ERROR' } : undefined
    const response = await admin(method, `/jobs/nobody${path}`, body)
    t.equal(response.status, 404, `${method} ${path}`)
    t.equal(response.body.error.message, 'Sandbox default has no job with the id "nobody".')
  }
})
