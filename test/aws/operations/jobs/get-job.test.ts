import t from 'tap'
import { defaultConfig } from '../../../../src/config/config.js'
import { loadScenarios } from '../../../../src/scenario-files/load-scenarios.js'
import { build } from '../../../support/build.js'
import { Type } from '../../../support/jobs.js'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

t.test('a seeded answer comes back exactly as it was pasted', async (t) => {
  const { files } = await loadScenarios(defaultConfig().fixtures)
  const scenarios = files.map(({ scenario }) => ({ ...scenario, faults: [] }))
  const { getJob } = build(t, { accountId: '000000000000' }, scenarios)
  for (const { plan, ...seed } of scenarios.flatMap(({ jobs = [] }) => jobs)) {
    if (plan !== undefined) continue
    const { status, body } = await getJob(seed.Id as string)
    t.equal(status, 200)
    t.strictSame(body, { Arn: `arn:aws:dataexchange:us-east-1:000000000000:jobs/${seed.Id}`, ...seed })
  }
})

t.test('what every answer has', async (t) => {
  const { getJob } = build(t, {}, [{ name: 'x', jobs: [{ Type, Id: 'a', State: 'IN_PROGRESS' }] }])
  await getJob('a')
  const { headers } = await getJob('a')
  t.equal(headers['content-type'], 'application/json')
  t.match(headers['x-amzn-requestid'], UUID)
  t.equal(headers['x-dataexchange-local'], 'sandbox=default; state=IN_PROGRESS; polls=2; job=a; step=0')
  const error = (await getJob('nobody')).headers
  t.match(error['x-amzn-requestid'], UUID)
  t.equal(error['content-type'], 'application/json')
  t.equal(error['x-dataexchange-local'], 'sandbox=default')
})

t.test('an id that no job has', async (t) => {
  const { app, getJob } = build(t)
  for (const id of ['0'.repeat(30), 'aZ9'.repeat(13)]) {
    const { status, headers, body } = await getJob(id)
    t.equal(status, 404)
    t.equal(headers['x-amzn-errortype'], 'ResourceNotFoundException')
    t.strictSame(body, { Message: `There is no job with the id ${id}.`, ResourceId: id, ResourceType: 'JOB' })
  }
  for (const id of ['0'.repeat(29), '0'.repeat(41), 'not-an-id', 'ü', '%', '../jobs', ' ']) {
    const { status, headers, body } = await getJob(id)
    t.equal(status, 400, id)
    t.equal(headers['x-amzn-errortype'], 'ValidationException')
    t.strictSame(Object.keys(body), ['Message'])
    t.match(body.Message, "Value at '/JobId' failed to satisfy constraint: Member must satisfy regular expression")
  }
  const empty = await app.inject('/v1/jobs/')
  t.equal(empty.statusCode, 400, 'an empty id is no list')
  t.equal(empty.headers['x-amzn-errortype'], 'ValidationException')
})

t.test('a job seeded under any id is found', async (t) => {
  const ids = ['my-job', 'a/b', 'ü ñ', '100%', 'a?b#c', 'x'.repeat(256)]
  const { app, getJob } = build(t, {}, [{ name: 'x', jobs: ids.map((Id) => ({ Type, Id })) }])
  for (const id of ids) t.equal((await getJob(id)).body.Id, id)
  t.equal((await app.inject('/v1/jobs/my-job?x=1&x=2')).json().Id, 'my-job', 'a query is no part of it')
})

t.test('polls move a plan by polls on, and each answer shows the state before it', async (t) => {
  const plan = [
    { state: 'WAITING' as const, forPolls: 1 },
    { state: 'IN_PROGRESS' as const, forPolls: 2 },
    { state: 'COMPLETED' as const }
  ]
  const { getJob, admin } = build(t, {}, [{ name: 'x', jobs: [{ Type, Id: 'a', plan }] }])
  const states = []
  for (let poll = 0; poll < 5; poll++) {
    await admin('GET', '/jobs/a')
    await admin('GET', '/jobs')
    states.push((await getJob('a')).body.State)
  }
  t.strictSame(states, ['WAITING', 'IN_PROGRESS', 'IN_PROGRESS', 'COMPLETED', 'COMPLETED'])
})

t.test('time moves a plan by time on, to the millisecond', async (t) => {
  const { getJob, wall } = build(t, {}, [{ name: 'x', jobs: [{ Type, Id: 'a', plan: 'succeeds' }] }])
  wall.advance(999)
  t.equal((await getJob('a')).body.State, 'WAITING')
  wall.advance(1)
  t.match((await getJob('a')).body, { State: 'IN_PROGRESS', UpdatedAt: '2026-03-02T09:15:01.000Z' })
  wall.advance(1_000_000)
  t.match((await getJob('a')).body, { State: 'COMPLETED', UpdatedAt: '2026-03-02T09:15:04.000Z' })
})

t.test('a job is gone 90 days after it was seeded, however old it is', async (t) => {
  const jobs = [{ Type, Id: '0'.repeat(32), CreatedAt: '2020-01-01T00:00:00.000Z' } as const]
  const { getJob, wall } = build(t, {}, [{ name: 'x', jobs }])
  wall.advance(90 * 24 * 3600 * 1000 - 1)
  t.equal((await getJob('0'.repeat(32))).status, 200)
  wall.advance(1)
  t.equal((await getJob('0'.repeat(32))).status, 404)
})
