import t, { type Test } from 'tap'
import { build } from '../../support/build.js'
import { combinations } from '../../support/combinations.js'

const UNKNOWN = 'f'.repeat(32)

/** The filters, and the requests below that match each alone. */
const PASSING: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  operation: { GetJob: [1, 2, 5, 6], StartJob: [3], ListJobs: [4], CancelJob: [] },
  jobId: { job: [1, 2, 3, 6], [UNKNOWN]: [5], jo: [] },
  status: { 200: [1, 4, 6], 404: [5], 409: [3], 429: [2], 500: [] },
  fault: { throttles: [2], holds: [2, 6], hold: [] },
  since: {
    '2026-03-02T09:14:59.999Z': [1, 2, 3, 4, 5, 6],
    '2026-03-02T09:15:03.000Z': [4, 5, 6],
    '2026-03-02T10:15:03.001+01:00': [5, 6],
    '2026-03-02T09:15:05.001Z': []
  }
}

/** Six requests, one second apart, that differ in everything that the filters select by. */
async function journal(t: Test) {
  const { admin, getJob, app, wall } = build(t, { clock: { mode: 'frozen' } }, [
    { name: 'x', jobs: [{ Type: 'EXPORT_ASSETS_TO_S3', Id: 'job', plan: 'hangs' }] }
  ])
  const match = { jobId: 'job', operation: 'GetJob' }
  await admin('POST', '/faults', [
    { id: 'throttles', match, skip: 1, times: 1, effect: { exception: 'ThrottlingException' } },
    { id: 'holds', match, skip: 1, delay: { ms: 0 } }
  ])
  for (const request of [
    () => getJob('job'),
    () => getJob('job'),
    () => app.inject({ method: 'PATCH', url: '/v1/jobs/job' }),
    () => app.inject('/v1/jobs'),
    () => getJob(UNKNOWN),
    () => getJob('job')
  ]) {
    await request()
    wall.advance(1000)
  }
  const ask = async (query: Record<string, string>) => {
    const { body } = await admin('GET', `/requests?${new URLSearchParams(query)}`)
    return body.requests.map(({ ordinal }: { ordinal: number }) => ordinal)
  }
  return { ask, admin }
}

t.test('each filter alone selects exactly the requests that match it', async (t) => {
  const { ask } = await journal(t)
  for (const [name, values] of Object.entries(PASSING)) {
    for (const [value, ordinals] of Object.entries(values)) {
      t.strictSame(await ask({ [name]: value }), ordinals, `${name}=${value}`)
    }
  }
})

t.test('combined filters select the requests that match all of them, and the limit keeps the newest', async (t) => {
  const { ask } = await journal(t)
  const values = Object.entries(PASSING).map(([name, values]) => [name, Object.keys(values).slice(0, 2)] as const)
  const wrong: unknown[] = []
  for (const query of combinations(Object.fromEntries(values))) {
    const passing = [1, 2, 3, 4, 5, 6].filter((ordinal) =>
      Object.entries(query).every(([name, value]) => PASSING[name]?.[value]?.includes(ordinal))
    )
    const found = await ask(query)
    if (found.join() !== passing.join()) wrong.push([query, found, passing])
  }
  t.strictSame(wrong, [])
  const { status, fault } = { status: '200', fault: 'holds' }
  for (const limit of [1, 2, 3, 1000]) {
    t.strictSame(await ask({ limit: String(limit) }), [1, 2, 3, 4, 5, 6].slice(-limit))
    t.strictSame(await ask({ limit: String(limit), status }), [1, 4, 6].slice(-limit))
    t.strictSame(await ask({ limit: String(limit), status, fault }), [6])
  }
})

t.test('after an ordinal come the later requests that match, and the limit takes the first', async (t) => {
  const { ask } = await journal(t)
  for (let after = 0; after <= 7; after++) {
    t.strictSame(
      await ask({ after: String(after) }),
      [1, 2, 3, 4, 5, 6].filter((ordinal) => ordinal > after)
    )
    for (const limit of [1, 2, 1000]) {
      const later = [1, 4, 6].filter((ordinal) => ordinal > after)
      t.strictSame(await ask({ after: String(after), limit: String(limit), status: '200' }), later.slice(0, limit))
    }
  }
})

t.test('an invalid filter is rejected', async (t) => {
  const { admin } = await journal(t)
  for (const [query, path] of [
    ['operation=GetJobs', 'query.operation'],
    ['jobId=', 'query.jobId'],
    ['dataSetId=', 'query.dataSetId'],
    ['revisionId=', 'query.revisionId'],
    ['assetId=', 'query.assetId'],
    ['status=99', 'query.status'],
    ['status=600', 'query.status'],
    ['fault=', 'query.fault'],
    ['since=yesterday', 'query.since'],
    ['after=-1', 'query.after'],
    ['after=1.5', 'query.after'],
    ['limit=0', 'query.limit'],
    ['limit=1001', 'query.limit'],
    ['state=COMPLETED', 'query.state']
  ] as const) {
    const { status, body } = await admin('GET', `/requests?${query}`)
    t.strictSame([status, body.error.problems.map(({ path }: { path: string }) => path)], [400, [path]], query)
  }
})
