import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { pino } from 'pino'
import t, { type Test } from 'tap'
import { buildApp } from '../../src/app.js'
import { type Config, defaultConfig } from '../../src/config/config.js'
import type { Scenario } from '../../src/core/world/scenario.js'
import { TestWall } from '../support/test-wall.js'

const ID = 'exportOfTheDay00000000000000000000'
const LIKE = 'exportOfTheDay00000000000000000001'
const Type = 'EXPORT_ASSETS_TO_S3' as const
const JSON_TYPE = { 'content-type': 'application/json' }

/** A server whose log is read, and what it is asked. */
function serve(
  t: Test,
  { level = 'info', jobs = [], ...config }: Partial<Config> & { level?: string; jobs?: Scenario['jobs'] } = {}
) {
  const lines: Record<string, unknown>[] = []
  const write = (line: string) => {
    const { time, pid, hostname, level, ...logged } = JSON.parse(line)
    lines.push(logged)
  }
  const wall = new TestWall()
  const app = buildApp({
    config: { ...defaultConfig(), fixtures: [], seed: 1, isSeedGiven: true, ...config },
    scenarios: [{ file: 'x.json', scenario: { name: 'x', ...(jobs && { jobs }) } }],
    wall,
    logger: pino({ level }, { write })
  })
  t.teardown(() => app.close())
  const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: unknown, headers = {}) =>
    app.inject({
      method,
      url,
      headers: body === undefined ? headers : { ...JSON_TYPE, ...headers },
      ...(body !== undefined && { payload: JSON.stringify(body) })
    })
  const told = () => lines.splice(0)
  const messages = () => told().map(({ msg }) => msg)
  return { app, wall, ask, told, messages }
}

const create = {
  Type: 'EXPORT_ASSET_TO_SIGNED_URL',
  Details: {
    ExportAssetToSignedUrl: { AssetId: 'a'.repeat(32), DataSetId: 'b'.repeat(32), RevisionId: 'c'.repeat(32) }
  }
}

t.test(
  'neither the jobs of fixtures, nor polls, nor successful requests of the control plane are logged',
  async (t) => {
    const jobs = Array.from({ length: 10_000 }, (_, index) => ({ Type, Id: `seeded${index}`, plan: 'waits' as const }))
    const { ask, told } = serve(t, { jobs })
    t.equal((await ask('GET', '/v1/jobs/seeded9999')).statusCode, 200)
    t.equal((await ask('GET', '/v1/jobs')).statusCode, 200)
    t.equal((await ask('POST', '/__admin/jobs', { Type, Id: 'mine', plan: 'waits' })).statusCode, 201)
    t.equal((await ask('POST', '/__admin/reset')).statusCode, 200)
    t.strictSame(told(), [])
  }
)

t.test('an unknown id is one line, with the nearest ids, the sandboxes that have it, and the attempt', async (t) => {
  const { ask, told } = serve(t)
  await ask('POST', '/sandbox/b/__admin/jobs', { Type, Id: ID, plan: 'waits' })
  await ask('GET', `/sandbox/b/v1/jobs/${LIKE}`, undefined, { 'amz-sdk-request': 'attempt=2; max=3' })
  t.strictSame(told(), [
    {
      sandbox: 'b',
      request: 1,
      operation: 'GetJob',
      jobId: LIKE,
      resourceId: LIKE,
      status: 404,
      error: 'ResourceNotFoundException',
      nearest: [ID],
      attempt: 2,
      maxAttempts: 3,
      msg: `GetJob ${LIKE}: 404 ResourceNotFoundException: There is no job with the id ${LIKE}; nearest: ${ID}; attempt 2 of 3; sandbox b`
    }
  ])
  await ask('GET', `/v1/jobs/${ID}`)
  t.strictSame(told(), [
    {
      sandbox: 'default',
      request: 1,
      operation: 'GetJob',
      jobId: ID,
      resourceId: ID,
      status: 404,
      error: 'ResourceNotFoundException',
      elsewhere: ['b'],
      msg: `GetJob ${ID}: 404 ResourceNotFoundException: There is no job with the id ${ID}; found in sandbox b`
    }
  ])
})

t.test('a fault that fires is one line, whether it responds or not', async (t) => {
  const { app, ask, told, messages } = serve(t, { jobs: [{ Type, Id: ID, plan: 'waits' }] })
  await ask('POST', '/__admin/faults', { id: 'throttle', times: 1, effect: { exception: 'ThrottlingException' } })
  await ask('GET', `/v1/jobs/${ID}`, undefined, { 'amz-sdk-request': 'attempt=1' })
  t.strictSame(told(), [
    {
      sandbox: 'default',
      request: 1,
      operation: 'GetJob',
      jobId: ID,
      status: 429,
      error: 'ThrottlingException',
      faults: ['throttle'],
      effect: 'ThrottlingException (429)',
      attempt: 1,
      msg: `GetJob ${ID}: 429 ThrottlingException: Requests come too fast. Slow down and try again; fault throttle fired: ThrottlingException (429); attempt 1`
    }
  ])
  await ask('POST', '/__admin/faults', { id: 'half', times: 1, effect: { connection: 'malformed' } })
  await ask('GET', `/v1/jobs/${ID}`)
  t.strictSame(messages(), [`GetJob ${ID}: 200; fault half fired: a body of broken JSON`])
  await ask('POST', '/__admin/faults', { id: 'cut', times: 1, effect: { connection: 'empty' } })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  await t.rejects(fetch(`${url}/v1/jobs/${ID}`))
  t.strictSame(messages(), [`GetJob ${ID}: no response; fault cut fired: a connection closed without a response`])
  await ask('GET', `/v1/jobs/${ID}`)
  t.strictSame(messages(), [], 'none is armed any more')
})

t.test(
  'a fault that holds a request open is logged when it fires, and at its end only what else became of it',
  async (t) => {
    const { ask, wall, messages } = serve(t, { jobs: [{ Type, Id: ID, plan: 'waits' }] })
    const held = async (method: 'GET' | 'POST', url: string, body?: unknown) => {
      const response = ask(method, url, body)
      while (!wall.timers.includes(wall.now() + 500)) await setImmediate()
      const first = messages()
      wall.advance(500)
      await response
      return [first, messages()]
    }
    const slow = { id: 'slow', delay: { ms: 500 } }
    await ask('POST', '/__admin/faults', { ...slow, times: 3 })
    const fired = 'fault slow fired: a delay of 500 ms'
    t.strictSame(await held('GET', `/v1/jobs/${ID}`), [[`GetJob ${ID}: ${fired}`], []])
    const unknown = `GetJob ${LIKE}: 404 ResourceNotFoundException: There is no job with the id ${LIKE}; nearest: ${ID}; ${fired}`
    t.strictSame(await held('GET', `/v1/jobs/${LIKE}`), [[`GetJob ${LIKE}: ${fired}`], [unknown]])
    const [first, then] = await held('POST', '/v1/jobs', create)
    t.strictSame(first, [`CreateJob: ${fired}`])
    t.match(then, [/^CreateJob [0-9a-f]{32}: 201, job created, EXPORT_ASSET_TO_SIGNED_URL; fault slow fired/])
    await ask('POST', '/__admin/faults', { ...slow, id: 'late', effect: { exception: 'InternalServerException' } })
    t.strictSame(await held('GET', `/v1/jobs/${ID}`), [
      [`GetJob ${ID}: fault late fired: a delay of 500 ms, then InternalServerException (500)`],
      []
    ])
  }
)

t.test('a job that a client creates, starts and cancels, and the end of each job, is one line', async (t) => {
  const { ask, wall, told, messages } = serve(t, {
    jobs: [
      { Type, Id: 'seeded', plan: 'succeeds' },
      { Type, Id: 'broken', plan: 'fails' },
      { Type, Id: ID, plan: 'waits' }
    ]
  })
  wall.advance(5000)
  t.strictSame(told(), [
    { sandbox: 'default', jobId: 'seeded', state: 'COMPLETED', msg: 'job seeded ended: COMPLETED' },
    {
      sandbox: 'default',
      jobId: 'broken',
      state: 'ERROR',
      error: 'RESOURCE_NOT_FOUND_EXCEPTION',
      msg: 'job broken ended: ERROR, RESOURCE_NOT_FOUND_EXCEPTION'
    }
  ])
  await ask('DELETE', `/v1/jobs/${ID}`)
  t.strictSame(messages(), [`job ${ID} ended: CANCELLED`])
  await ask('POST', '/__admin/outcomes', { id: 'quick', plan: 'succeeds' })
  const { Id } = (await ask('POST', '/sandbox/a/v1/jobs', create)).json()
  t.strictSame(told(), [
    {
      sandbox: 'a',
      request: 1,
      operation: 'CreateJob',
      jobId: Id,
      dataSetId: 'b'.repeat(32),
      revisionId: 'c'.repeat(32),
      assetId: 'a'.repeat(32),
      status: 201,
      msg: `CreateJob ${Id}: 201, job created, EXPORT_ASSET_TO_SIGNED_URL; sandbox a`
    }
  ])
  const path = `/sandbox/a/v1/jobs/${Id}`
  await ask('PATCH', path)
  t.strictSame(messages(), [`StartJob ${Id}: 202, job started; sandbox a`])
  await ask('PATCH', path)
  t.match(messages(), [/^StartJob .*: 409 ConflictException: The job .* is IN_PROGRESS; only .*; sandbox a$/])
  wall.advance(5000)
  // The sandbox was made later than the default one, and its own fixtures end as well.
  t.ok(messages().includes(`job ${Id} ended: COMPLETED; sandbox a`))
  const other = (await ask('POST', '/v1/jobs', create)).json()
  t.match(messages(), [`CreateJob ${other.Id}: 201, job created, EXPORT_ASSET_TO_SIGNED_URL; outcome quick`])
})

t.test('of many jobs that end at once the first have a line each, and all others one together', async (t) => {
  const jobs = Array.from({ length: 3000 }, (_, index) => ({
    Type,
    Id: `seeded${index}`,
    plan: index % 3 === 0 ? ('fails' as const) : ('succeeds' as const)
  }))
  const { ask, wall, told } = serve(t, { jobs })
  wall.advance(4000)
  const alone = told()
  t.equal(alone.length, 20)
  t.equal(alone.filter(({ state }) => state === 'ERROR').length, 7)
  t.match(alone, Array(20).fill({ msg: /^job seeded\d+ ended: / }))
  wall.advance(999)
  t.strictSame(told(), [])
  wall.advance(1)
  t.strictSame(told(), [
    {
      sandboxes: ['default'],
      ended: { COMPLETED: 1987, ERROR: 993 },
      msg: '2,980 more jobs ended: 1,987 COMPLETED, 993 ERROR'
    }
  ])
  await ask('POST', '/__admin/jobs', { Type, Id: 'later', plan: 'succeeds' })
  wall.advance(4000)
  t.match(told(), [{ msg: 'job later ended: COMPLETED' }], 'then jobs have lines again')
})

t.test('jobs whose ends have not been logged yet are when the server closes', async (t) => {
  const jobs = Array.from({ length: 21 }, (_, index) => ({ Type, Id: `seeded${index}`, plan: 'succeeds' as const }))
  const { app, wall, messages } = serve(t, { jobs })
  wall.advance(4000)
  t.equal(messages().length, 20)
  await app.close()
  t.strictSame(messages(), ['1 more job ended: 1 COMPLETED'])
})

t.test('a job that an event action starts is one line', async (t) => {
  const { ask, told } = serve(t)
  const { Id: dataSetId } = (await ask('POST', '/__admin/data-sets', { Origin: 'ENTITLED' })).json()
  const action = { ExportRevisionToS3: { RevisionDestination: { Bucket: 'mine' } } }
  const event = { RevisionPublished: { DataSetId: dataSetId } }
  const created = await ask('POST', '/v1/event-actions', { Action: action, Event: event })
  const eventActionId = created.json().Id
  await ask('POST', `/__admin/data-sets/${dataSetId}/revisions`, {
    Finalized: true,
    assets: [{ Name: 'a', text: 'a' }]
  })
  const [line] = told()
  const { jobId } = line as { jobId: string }
  t.strictSame(line, {
    sandbox: 'default',
    jobId,
    eventActionId,
    msg: `job ${jobId} created and started by event action ${eventActionId}`
  })
})

t.test('a refusal of the control plane and of a signed URL is one line, without token, query or body', async (t) => {
  const { ask, messages, told } = serve(t, { adminToken: 'sesame' })
  const with_ = (token: string) => ({ authorization: `Bearer ${token}` })
  await ask('POST', '/__admin/jobs', { Type, Id: 'a', plann: 'waits' }, with_('sesame'))
  const [line] = told()
  t.match(line, {
    sandbox: 'default',
    method: 'POST',
    path: '/__admin/jobs',
    status: 400,
    error: 'Invalid',
    msg: /^POST \/__admin\/jobs: 400 Invalid: The request is not valid. \$\.plann: is unknown here; .*did you mean plan\?$/
  })
  await ask('GET', '/sandbox/a/__admin/jobs?limit=1', undefined, with_('mellon'))
  t.strictSame(messages(), [
    'GET /__admin/jobs: 401 Unauthorized: The wrong token: send `Authorization: Bearer TOKEN` with the value of --admin-token; sandbox a'
  ])
  await ask('GET', '/__admin/nothing?token=sesame', undefined, with_('sesame'))
  await ask('GET', '/signed-urls/download/x?X-Amz-Signature=sesame')
  await ask('GET', '/v1/nothing?X-Amz-Security-Token=sesame')
  const all = told()
  t.match(
    all.map(({ path, status }) => [path, status]),
    [
      ['/__admin/nothing', 404],
      ['/signed-urls/download/x', 403],
      ['/v1/nothing', 501]
    ]
  )
  t.notMatch(JSON.stringify([line, ...all]), /sesame|mellon|X-Amz/)
})

t.test('a request that never becomes a call is one line', async (t) => {
  const { app, ask, messages } = serve(t)
  await ask('GET', '/sandbox/a!b/v1/jobs/x')
  await ask('GET', `/v1/jobs/${ID}`, undefined, { host: 'public.example.com' })
  await ask('GET', '/__admin/jobs', undefined, { host: 'public.example.com' })
  await ask('GET', '/v1/jobs/%zz')
  t.match(messages(), [
    /^GET \/v1\/jobs\/x: 400 SandboxRefused: The name of a sandbox must be .*; sandbox a!b$/,
    /^GET \/v1\/jobs\/exportOfTheDay0+: 421 HostNotAllowedException: Requests for the host "public.example.com" are refused/,
    /^GET \/__admin\/jobs: 421 HostNotAllowed: Requests for the host "public.example.com" are refused/,
    /^GET \/v1\/jobs\/%zz: 400 ValidationException: '\/v1\/jobs\/%zz' is not a valid url component$/
  ])
  await app.listen({ host: '127.0.0.1', port: 0 })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  t.teardown(() => socket.destroy())
  socket.end('GET /v1/jobs/x HTTP/1.1\r\nbroken header\r\n\r\n')
  await text(socket)
  t.match(messages(), [/^GET \/v1\/jobs\/x: 400 ValidationException: The request is not valid HTTP: /])
})

t.test('what clients send is cut', async (t) => {
  const { ask, told } = serve(t)
  const long = 'x'.repeat(300)
  await ask('GET', `/v1/jobs/${long}`)
  await ask('GET', `/v1/${long}`)
  for (const { msg, jobId, path } of told() as { msg: string; jobId?: string; path?: string }[]) {
    t.equal(jobId ?? path, `${(jobId === undefined ? `/v1/${long}` : long).slice(0, 200)}...`)
    t.ok(msg.length < 1000)
  }
})

t.test(
  'debug adds a line for each response and each transition, in which ids and paths are cut and no query is',
  async (t) => {
    const id = 'x'.repeat(250)
    const { ask, wall, told } = serve(t, { level: 'debug', jobs: [{ Type, Id: id, plan: 'succeeds' }] })
    await ask('GET', '/v1/jobs?X-Amz-Signature=secret&token=secret')
    await ask('GET', `/sandbox/w1/__admin/${id}?token=secret`)
    wall.advance(1000)
    const lines = told()
    t.notMatch(JSON.stringify(lines), 'secret')
    t.match(lines, [
      { method: 'GET', path: '/v1/jobs', status: 200, msg: 'GET /v1/jobs 200' },
      { path: /^\/sandbox\/w1\/__admin\/x+\.\.\.$/, status: 404, msg: /^GET \/sandbox\/w1\/__admin\/x+\.\.\. 404$/ },
      { path: /^\/__admin\/x+\.\.\.$/, status: 404, error: 'NotFound' },
      { sandbox: 'default', jobId: `${'x'.repeat(200)}...`, from: 'WAITING', to: 'IN_PROGRESS' }
    ])
  }
)

t.test('a level above info has none of these lines', async (t) => {
  const { ask, wall, told } = serve(t, { level: 'warn', jobs: [{ Type, Id: ID, plan: 'succeeds' }] })
  await ask('GET', `/v1/jobs/${LIKE}`)
  await ask('GET', '/__admin/nothing')
  wall.advance(5000)
  t.strictSame(told(), [])
})

t.test('requests are logged whether or not the journal holds them', async (t) => {
  const { ask, messages } = serve(t, { journalLimit: 0 })
  await ask('GET', `/v1/jobs/${ID}`)
  t.match(messages(), [/^GetJob .*: 404 ResourceNotFoundException/])
})
