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
  for (const url of ['/v1/jobs/sandbox', '/sandbox', '/sandbox/', '/sandbox//v1', '/sandboxes/a/v1']) {
    t.equal(withoutSandbox(url), url)
  }
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

t.test('what is refused at the door makes no sandbox', async (t) => {
  const { sandbox, app } = build(t, { adminToken: 'secret' })
  t.equal((await sandbox('a').admin('GET', '/jobs')).status, 401)
  const { body } = await app.inject({ url: '/__admin/sandboxes', headers: { authorization: 'Bearer secret' } })
  t.strictSame(
    JSON.parse(body).sandboxes.map(({ name }: { name: string }) => name),
    ['default']
  )
})
