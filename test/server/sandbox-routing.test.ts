import t from 'tap'
import type { Scenario } from '../../src/core/world/scenario.js'
import { withoutSandbox } from '../../src/server/sandbox-routing.js'
import { build } from '../support/build.js'
import { Type } from '../support/jobs.js'

const SCENARIO: Scenario = { name: 'x', jobs: [{ Type, Id: 'job', plan: 'waits' }] }

function signedBy(accessKeyId: string) {
  const scope = `${accessKeyId}/20260302/us-east-1/dataexchange/aws4_request`
  return { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=00` }
}

t.test('a path prefix names the sandbox and is taken off', async (t) => {
  t.equal(withoutSandbox('/sandbox/a/v1/jobs/b?c=d'), '/v1/jobs/b?c=d')
  t.equal(withoutSandbox('/sandbox/a'), '/')
  t.equal(withoutSandbox('/sandbox/a?b'), '/?b')
  t.equal(withoutSandbox('/sandbox//v1'), '/v1')
  for (const url of ['/v1/jobs/sandbox', '/sandbox', '/sandboxes/a/v1']) t.equal(withoutSandbox(url), url)
})

t.test('which sandbox a request belongs to: by path, by access key, or the default one', async (t) => {
  const { sandbox, getJob } = build(t, {}, [SCENARIO])
  const why = ({ headers }: { headers: Record<string, unknown> }) => headers['x-dataexchange-local']
  t.equal(why(await getJob('job')), 'sandbox=default; state=WAITING; polls=1; job=job; step=0')
  t.equal(why(await getJob('job', signedBy('AKIAEXAMPLE'))), 'sandbox=default; state=WAITING; polls=2; job=job; step=0')
  t.equal(
    why(await getJob('job', signedBy('111111111111'))),
    'sandbox=111111111111; state=WAITING; polls=1; job=job; step=0'
  )
  t.equal(why(await sandbox('a-1_B').getJob('job')), 'sandbox=a-1_B; state=WAITING; polls=1; job=job; step=0')
  t.equal(
    why(await sandbox('a-1_B').getJob('job', signedBy('111111111111'))),
    'sandbox=a-1_B; state=WAITING; polls=2; job=job; step=0'
  )
  t.equal(
    why(await sandbox('111111111111').getJob('job')),
    'sandbox=111111111111; state=WAITING; polls=2; job=job; step=0'
  )
  t.equal(why(await sandbox('default').getJob('job')), 'sandbox=default; state=WAITING; polls=3; job=job; step=0')
})

t.test("an account's sandbox has ARNs of that account, any other those of the server's", async (t) => {
  const { sandbox, getJob } = build(t, { accountId: '999999999999' }, [SCENARIO])
  const account = async (answer: Promise<{ body: { Arn: string } }>) => (await answer).body.Arn.split(':')[4]
  t.equal(await account(getJob('job')), '999999999999')
  t.equal(await account(sandbox('a').getJob('job')), '999999999999')
  t.equal(await account(getJob('job', signedBy('111111111111'))), '111111111111')
})

t.test('what is done in one sandbox is not seen in another', async (t) => {
  const { sandbox } = build(t, {}, [SCENARIO])
  const [a, b] = [sandbox('a'), sandbox('b')]
  await a.admin('POST', '/jobs', { Type, Id: 'mine' })
  await a.admin('DELETE', '/jobs/job')
  await a.admin('POST', '/faults', { effect: { exception: 'ThrottlingException' } })
  await a.admin('PUT', '/clock', { mode: 'frozen' })
  t.equal((await a.getJob('mine')).status, 429)
  t.equal((await b.getJob('job')).status, 200)
  t.equal((await b.getJob('mine')).status, 400)
  t.match((await b.admin('GET', '/clock')).body, { mode: 'running' })
  await b.admin('POST', '/reset?to=empty')
  t.equal((await a.admin('GET', '/jobs/mine')).status, 200)
})

t.test('a name that is none is refused by either plane in its own way, and makes nothing', async (t) => {
  const { sandbox, admin } = build(t)
  const bad = sandbox('a%20b')
  t.match(await bad.getJob('job'), {
    status: 400,
    headers: { 'x-amzn-errortype': 'SandboxRefused', 'content-type': 'application/json' },
    body: { Message: 'The name of a sandbox must be 1 to 64 letters, digits, dashes or underscores, not "a%20b".' }
  })
  t.match(await bad.admin('GET', '/jobs'), { status: 422, body: { error: { code: 'Unprocessable' } } })
  t.match(await sandbox('a'.repeat(65)).getJob('job'), { status: 400 })
  t.equal((await admin('GET', '/sandboxes')).body.sandboxes.length, 1)
})

t.test('an empty name is refused as one, and not taken for the default sandbox', async (t) => {
  const { sandbox, app } = build(t, {}, [SCENARIO])
  const Message = 'The name of a sandbox must be 1 to 64 letters, digits, dashes or underscores, not "".'
  t.match(await sandbox('').getJob('job'), {
    status: 400,
    headers: { 'x-amzn-errortype': 'SandboxRefused' },
    body: { Message }
  })
  t.match(await sandbox('').admin('GET', '/jobs'), { status: 422, body: { error: { message: Message } } })
  t.match((await app.inject('/sandbox/')).json(), { Message })
})

t.test('what is refused at the door makes no sandbox', async (t) => {
  const { sandbox, app } = build(t, { adminToken: 'secret' })
  t.equal((await sandbox('a').admin('GET', '/jobs')).status, 401)
  const { body } = await app.inject({ url: '/__admin/sandboxes', headers: { authorization: 'Bearer secret' } })
  t.strictSame(
    JSON.parse(body).sandboxes.map(({ name }: { name: string }) => name),
    ['default']
  )
})

t.test('a request that fails, however it does, ends its use of the sandbox', async (t) => {
  const { app, admin, sandbox, wall } = build(t, { bodyLimitBytes: 2000, maxJobs: 1 }, [SCENARIO])
  // A stream of seeds that is refused takes out what came in before, in turns.
  const ticking = setInterval(() => wall.advance(0))
  t.teardown(() => clearInterval(ticking))
  const { admin: adminOfA } = sandbox('a')
  await adminOfA('POST', '/faults', { match: { jobId: 'throttled' }, effect: { exception: 'ThrottlingException' } })
  await adminOfA('POST', '/faults', { match: { jobId: 'broken' }, effect: { connection: 'malformed' } })
  const json = { 'content-type': 'application/json' }
  const lines = { 'content-type': 'application/x-ndjson' }
  const tooLong = JSON.stringify('x'.repeat(3000))
  const failing: [status: number, method: 'GET' | 'POST' | 'PUT', path: string, headers?: object, payload?: string][] =
    [
      [404, 'GET', '/__admin/nothing'],
      [404, 'GET', '/__admin/jobs/nobody'],
      [404, 'GET', '/__admin/jobs/nobody/await?state=COMPLETED'],
      [400, 'GET', '/__admin/jobs?limit=none'],
      [400, 'POST', '/__admin/jobs', json, '{'],
      [400, 'POST', '/__admin/jobs', json, '{}'],
      [413, 'POST', '/__admin/jobs', json, tooLong],
      [415, 'POST', '/__admin/jobs', { 'content-type': 'text/csv' }, 'a'],
      [507, 'POST', '/__admin/jobs', json, `{"Type":"${Type}"}`],
      [409, 'POST', '/__admin/jobs', lines, `{"Type":"${Type}","Id":"job"}`],
      [413, 'POST', '/__admin/jobs', lines, tooLong],
      [400, 'PUT', '/__admin/snapshot', json, '{}'],
      [409, 'POST', '/__admin/jobs/job/transition', json, '{"state":"COMPLETED"}'],
      [400, 'GET', '/v1/jobs/nobody'],
      [429, 'GET', '/v1/jobs/throttled'],
      [400, 'GET', '/v1/jobs/broken'],
      [400, 'POST', '/v1/jobs', {}, '{'],
      [413, 'POST', '/v1/jobs', {}, tooLong],
      [501, 'GET', '/v1/elsewhere'],
      [501, 'POST', '/v1/elsewhere', {}, '{}'],
      [403, 'GET', '/signed-urls/download/job'],
      [403, 'POST', '/signed-urls/download/job', {}, 'x']
    ]
  for (const [status, method, path, headers = {}, payload] of failing) {
    const url = `/sandbox/a${path}`
    const response = await app.inject({ method, url, headers: { ...headers }, ...(payload && { payload }) })
    t.equal(response.statusCode, status, `${method} ${path}: ${response.body.slice(0, 100)}`)
    const { sandboxes } = (await admin('GET', '/sandboxes')).body
    t.equal(sandboxes.find(({ name }: { name: string }) => name === 'a').requests, 0, `${method} ${path} is over`)
  }
})
