import t from 'tap'
import { build, type TestSandbox } from '../../support/build.js'
import { Type } from '../../support/jobs.js'

const FAULT = { match: { jobId: 'none' }, effect: { response: { status: 200, body: 'x'.repeat(25_000) } } }

/** Arms large faults until there is no room for another. Returns how many there were, and the refusal. */
async function fill({ admin }: TestSandbox) {
  for (let count = 0; ; count++) {
    const { status, body } = await admin('POST', '/faults', FAULT)
    if (status !== 201) return { count, status, error: body.error }
  }
}

t.test(
  'a sandbox that has used up its share takes nothing from another, and gives all back when it is dropped',
  async (t) => {
    const { admin, sandbox, getJob } = build(t, { maxMemoryBytes: 1_600_000, maxSandboxes: 10 })
    const [a, b] = [sandbox('a'), sandbox('b')]
    const filled = await fill(a)
    t.ok(filled.count >= 40, 'most of the budget is for one')
    t.match(filled, {
      status: 507,
      error: { code: 'LimitReached', message: /in sandbox a, .*--max-memory-bytes is 1600000/ }
    })
    t.equal((await a.admin('POST', '/jobs', { Type, Id: 'small' })).status, 201, 'there is room left for what is small')

    t.equal((await a.admin('GET', '/faults')).status, 200, 'what fills it can be seen')

    const second = await fill(b)
    t.ok(second.count >= 4 && second.count < 10, 'what is reserved, and what one leaves to the others')
    t.equal((await admin('POST', '/jobs', { Type, Id: 'mine' })).status, 201, 'a third has what is reserved')
    t.equal((await getJob('mine')).status, 200)

    await admin('DELETE', '/sandboxes/a')
    t.equal((await b.admin('POST', '/faults', FAULT)).status, 201)
    await admin('DELETE', '/sandboxes/b')
    t.equal((await fill(sandbox('c'))).count, filled.count)
  }
)

t.test(
  'a sandbox is refused if there is no room for what it starts with, and no other is evicted for it',
  async (t) => {
    const jobs = Array.from({ length: 100 }, (_, index) => ({ Type, Id: `job${index}` }))
    const { admin, sandbox } = build(t, { maxMemoryBytes: 300_000, maxSandboxes: 10 }, [{ name: 'x', jobs }])
    t.equal((await sandbox('a').getJob('job1')).status, 200)
    const { status, headers, body } = await sandbox('b').getJob('job1')
    t.match({ status, code: headers['x-amzn-errortype'] }, { status: 507, code: 'SandboxRefused' })
    t.match(body.Message, /room for \d+ in sandbox b, which holds 0\. --max-memory-bytes is 300000/)
    t.equal((await sandbox('b').admin('GET', '/jobs')).status, 507)
    const { sandboxes, meta } = (await admin('GET', '/sandboxes')).body
    t.strictSame([sandboxes.map(({ name }: { name: string }) => name), meta.evicted], [['default', 'a'], 0])
    await admin('POST', '/reset?to=empty')
    t.equal((await sandbox('b').getJob('job1')).status, 200)
  }
)
