import t, { type Test } from 'tap'
import { build } from '../../support/build.js'
import { only } from '../../support/only.js'

/** A server with this journal limit, after two requests. */
async function server(t: Test, journalLimit: number) {
  const { admin, getJob } = build(t, { journalLimit }, [
    { name: 'x', jobs: [{ Type: 'EXPORT_ASSETS_TO_S3', Id: 'job', plan: 'hangs' }] }
  ])
  for (const id of ['a', 'b']) await getJob('job', { 'amz-sdk-invocation-id': id })
  return { admin, getJob }
}

t.test('a journal with a limit of 0 counts requests and keeps none', async (t) => {
  const { admin } = await server(t, 0)
  t.strictSame((await admin('GET', '/requests')).body, { requests: [], meta: { total: 2, dropped: 2 } })
  t.strictSame((await admin('GET', '/calls')).body, { calls: [], meta: { total: 2, dropped: 2 } })
  t.match((await admin('GET', '/polls/job')).body, {
    count: 2,
    states: only({ state: 'IN_PROGRESS', count: 2 }),
    gapsMs: null,
    dropped: 2
  })
  t.match((await admin('GET', '/jobs/job')).body, { polls: 2 })
  t.match((await admin('POST', '/verify', {})).body, {
    ok: false,
    matched: 0,
    problems: only({ path: '$.match', message: /^the journal has dropped the first 2 requests/ })
  })
})

t.test('a journal with a limit of 1 keeps the last request', async (t) => {
  const { admin, getJob } = await server(t, 1)
  t.match((await admin('GET', '/requests')).body, {
    requests: only({ ordinal: 2, invocationId: 'b' }),
    meta: { total: 2, dropped: 1 }
  })
  t.match((await admin('GET', '/calls')).body.calls, only({ invocationId: 'b', attempts: 1, gapsMs: only() }))
  await admin('DELETE', '/requests')
  await getJob('job')
  t.match((await admin('GET', '/requests')).body, {
    requests: only({ ordinal: 1 }),
    meta: { total: 1, dropped: 0 }
  })
  t.strictSame((await admin('POST', '/verify', {})).body, { ok: true, matched: 1, problems: [] })
})

t.test('the verdict and the polls count what happens, whatever the journal still holds', async (t) => {
  const { admin, aws, getJob, wall } = build(t, { journalLimit: 10 }, [
    { name: 'x', jobs: [{ Type: 'EXPORT_ASSETS_TO_S3', Id: 'job', plan: 'hangs' }] }
  ])
  await aws('GET', '/v1/elsewhere')
  for (let poll = 0; poll < 30; poll++) {
    wall.advance(poll < 15 ? 100 : 200)
    await getJob('job')
  }
  const verdict = { ok: false, notEmulated: { total: 1, first: only({ method: 'GET', path: '/v1/elsewhere' }) } }
  t.match((await admin('GET', '/verdict')).body, verdict)
  const polls = { jobId: 'job', count: 30, states: [{ state: 'IN_PROGRESS', count: 30 }], afterTerminal: 0 }
  t.strictSame((await admin('GET', '/polls/job')).body, {
    ...polls,
    gapsMs: { min: 200, median: 200, max: 200 },
    isGrowing: false,
    dropped: 20
  })
  await admin('DELETE', '/requests')
  t.match((await admin('GET', '/verdict')).body, verdict)
  t.strictSame((await admin('GET', '/polls/job')).body, { ...polls, gapsMs: null, isGrowing: false, dropped: 30 })
  await admin('POST', '/reset')
  t.match((await admin('GET', '/verdict')).body, { ok: true, notEmulated: { total: 0 } })
  t.match((await admin('GET', '/polls/job')).body, { count: 0, states: only(), dropped: 0 })
})
