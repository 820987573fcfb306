import type { FastifyBaseLogger } from 'fastify'
import t, { type Test } from 'tap'
import { buildApp } from '../../../src/app.js'
import { defaultConfig } from '../../../src/config/config.js'
import { NO_LOG } from '../../../src/server/no-log.js'
import { build } from '../../support/build.js'
import { TestWall } from '../../support/test-wall.js'

const Type = 'EXPORT_ASSET_TO_SIGNED_URL' as const
const SCENARIO = { name: 'x', jobs: [{ Type, Id: 'fixture', plan: 'waits' as const }] }
const LONG_ID = 'a'.repeat(32)

/** A server with room for one sandbox besides the default one, in which `a` had two jobs and gave way to `b`. */
async function server(t: Test) {
  const built = build(t, { maxSandboxes: 2 }, [SCENARIO])
  const a = built.sandbox('a')
  await a.admin('POST', '/jobs', [
    { Type, Id: 'mine', State: 'COMPLETED' },
    { Type, Id: LONG_ID }
  ])
  const { SignedUrl } = (await a.getJob('mine')).body.Details.ExportAssetToSignedUrl
  built.wall.advance(1000)
  const at = new Date(built.wall.now()).toISOString()
  await built.sandbox('b').getJob('fixture')
  const told = `Sandbox a was evicted at ${at}, with all of its jobs, to make room for sandbox b. There can be 2 sandboxes; raise --max-sandboxes.`
  return { ...built, a, at, told, url: String(SignedUrl) }
}

t.test('a request for a job of an evicted sandbox says that it was evicted', async (t) => {
  const { a, at, told } = await server(t)
  t.match(await a.getJob(LONG_ID), {
    status: 404,
    headers: { 'x-dataexchange-local': `sandbox=a; evicted=${at}` },
    body: { Message: `There is no job with the id ${LONG_ID}. ${told}`, ResourceId: LONG_ID, ResourceType: 'JOB' }
  })
  const { status, body } = await a.getJob('mine')
  t.equal(status, 400)
  t.ok(body.Message.endsWith(`[a-zA-Z0-9]{30,40}. ${told}`), body.Message)
  t.ok((await a.aws('PATCH', '/v1/jobs/mine')).body.Message.endsWith(told))
  t.ok((await a.aws('DELETE', '/v1/jobs/mine')).body.Message.endsWith(told))
  t.match(await a.admin('GET', '/jobs/mine'), {
    status: 404,
    body: { error: { code: 'NotFound', message: `Sandbox a has no job with the id "mine". ${told}` } }
  })
})

t.test('so does one for a data set, which the sandbox may have had', async (t) => {
  const { a, at, told } = await server(t)
  t.match(await a.aws('GET', `/v1/data-sets/${LONG_ID}`), {
    status: 404,
    headers: { 'x-dataexchange-local': `sandbox=a; evicted=${at}` },
    body: {
      Message: `There is no data set with the id ${LONG_ID}. ${told}`,
      ResourceId: LONG_ID,
      ResourceType: 'DATA_SET'
    }
  })
  const { status, body } = await a.aws('GET', '/v1/data-sets/mine')
  t.equal(status, 400)
  t.ok(body.Message.endsWith(`[a-zA-Z0-9]{30,40}. ${told}`), body.Message)
})

t.test('so do a signed URL of its job, and every response of the data plane in its header', async (t) => {
  const { app, a, at, told, url } = await server(t)
  const { statusCode, body } = await app.inject(url)
  t.equal(statusCode, 404)
  t.ok(body.includes(`<Code>NoSuchKey</Code><Message>There is no object with this key. ${told}</Message>`), body)
  t.match((await a.getJob('fixture')).headers, {
    'x-dataexchange-local': `sandbox=a; state=WAITING; polls=1; job=fixture; step=0; evicted=${at}`
  })
})

t.test('a sandbox that was reset, restored or deleted since says no more about it', async (t) => {
  const { a, sandbox, admin } = await server(t)
  const why = async () => String((await a.getJob('fixture')).headers['x-dataexchange-local'])
  t.match(await why(), /evicted=/)
  await a.admin('POST', '/reset')
  t.notMatch(await why(), /evicted/)

  await sandbox('b').getJob('fixture')
  t.match(await why(), /evicted=/)
  await a.admin('PUT', '/snapshot', (await a.admin('GET', '/snapshot')).body)
  t.notMatch(await why(), /evicted/)

  await sandbox('b').getJob('fixture')
  t.match(await why(), /evicted=/)
  await admin('DELETE', '/sandboxes/a')
  t.notMatch(await why(), /evicted/)
  t.match((await admin('GET', '/sandboxes')).body.meta, { evicted: 6 })
})

t.test('a sandbox that is new or was deleted, and the default one, say nothing', async (t) => {
  const { getJob, sandbox, told } = await server(t)
  for (const { body, headers } of [await getJob(LONG_ID), await sandbox('b').getJob(LONG_ID)]) {
    t.equal(body.Message, `There is no job with the id ${LONG_ID}.`)
    t.notMatch(headers['x-dataexchange-local'], /evicted/)
    t.notMatch(body.Message, told)
  }
})

t.test('an eviction is logged with both sandboxes and the option', async (t) => {
  const lines: string[] = []
  const logger = {
    ...NO_LOG,
    level: 'info',
    info: (fields: object, message: string) => 'eviction' in fields && lines.push(message)
  }
  const app = buildApp({
    config: { ...defaultConfig(), maxSandboxes: 2 },
    scenarios: [{ file: 'x.json', scenario: SCENARIO }],
    wall: new TestWall(),
    logger: logger as unknown as FastifyBaseLogger
  })
  t.teardown(() => app.close())
  for (const name of ['a', 'b']) await app.inject(`/sandbox/${name}/v1/jobs/fixture`)
  t.equal(lines.length, 1)
  t.match(lines[0], /^Sandbox a was evicted at .* to make room for sandbox b\. .*--max-sandboxes\.$/)
})
