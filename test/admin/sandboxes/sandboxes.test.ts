import { setImmediate as nextTurn } from 'node:timers/promises'
import t from 'tap'
import type { Scenario } from '../../../src/core/world/scenario.js'
import { build } from '../../support/build.js'
import { only } from '../../support/only.js'

const SCENARIO: Scenario = {
  name: 'x',
  clock: { mode: 'frozen', now: '2026-03-02T12:00:00.000Z' },
  jobs: [{ Type: 'EXPORT_ASSETS_TO_S3', Id: 'job' }],
  faults: [{ delay: { ms: 0 } }]
}

t.test('sandboxes are listed with the numbers of their jobs and faults', async (t) => {
  const { admin, sandbox, wall } = build(t, {}, [SCENARIO])
  const createdAt = new Date(wall.now()).toISOString()
  await sandbox('111111111111').getJob('job')
  wall.advance(1000)
  await sandbox('111111111111').admin('DELETE', '/jobs/job')
  const lastUsedAt = new Date(wall.now()).toISOString()
  const { body } = await admin('GET', '/sandboxes')
  t.match(body.sandboxes[0], { name: 'default', accountId: '000000000000', jobs: 1, requests: 1 })
  t.strictSame(body.sandboxes[1], {
    name: '111111111111',
    accountId: '111111111111',
    jobs: 0,
    faults: 1,
    requests: 0,
    clock: { now: '2026-03-02T12:00:00.000Z', mode: 'frozen', rate: 1 },
    createdAt,
    lastUsedAt
  })
  t.strictSame(body.meta, { evicted: 0 })
})

t.test('a deleted sandbox is created again by its next request', async (t) => {
  const { admin, sandbox } = build(t, {}, [SCENARIO])
  await sandbox('a').admin('DELETE', '/jobs/job')
  t.equal((await admin('DELETE', '/sandboxes/a')).status, 204)
  t.match(await admin('DELETE', '/sandboxes/a'), { status: 404, body: { error: { code: 'NotFound' } } })
  t.equal((await sandbox('a').getJob('job')).status, 200)
})

t.test('all sandboxes are deleted at once, including the default one', async (t) => {
  const { admin, sandbox, getJob } = build(t, {}, [SCENARIO])
  await sandbox('a').getJob('job')
  await admin('DELETE', '/jobs/job')
  t.equal((await admin('DELETE', '/sandboxes')).status, 204)
  t.match((await admin('GET', '/sandboxes')).body, { sandboxes: { length: 1 } })
  t.equal((await getJob('job')).status, 200)
})

t.test('below the prefix of a sandbox, only that sandbox is visible', async (t) => {
  const { admin, sandbox } = build(t, {}, [SCENARIO])
  await sandbox('b').getJob('job')
  const a = sandbox('a')
  t.match((await a.admin('GET', '/sandboxes')).body.sandboxes, only({ name: 'a' }))
  t.equal((await a.admin('DELETE', '/sandboxes/b')).status, 404)
  t.equal((await a.admin('DELETE', '/sandboxes')).status, 204)
  const names = (await admin('GET', '/sandboxes')).body.sandboxes.map(({ name }: { name: string }) => name)
  t.strictSame(names, ['default', 'b'])
})

t.test('a sandbox with a waiting request is never evicted, and a deleted one ends the wait', async (t) => {
  const { admin, sandbox } = build(t, { maxSandboxes: 2 }, [SCENARIO])
  const waiting = sandbox('a').admin('GET', '/jobs/job/await?state=COMPLETED')
  while ((await admin('GET', '/sandboxes')).body.sandboxes.length < 2) await nextTurn()
  t.match(await sandbox('b').getJob('job'), {
    status: 507,
    headers: { 'x-amzn-errortype': 'SandboxRefused' },
    body: { Message: /All 2 sandboxes are in use/ }
  })
  t.match(await sandbox('b').admin('GET', '/jobs'), { status: 507, body: { error: { code: 'LimitReached' } } })
  await admin('DELETE', '/sandboxes/a')
  t.match(await waiting, {
    status: 409,
    body: { error: { message: 'Sandbox a was deleted while the job job was awaited.' } }
  })
  t.equal((await sandbox('b').getJob('job')).status, 200)
})
