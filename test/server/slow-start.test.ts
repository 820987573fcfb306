import t, { type Test } from 'tap'
import { build } from '../support/build.js'
import { Type } from '../support/jobs.js'

const jobs = Array.from({ length: 1000 }, (_, index) => ({ Type, Id: `job${index}`, plan: 'hangs' as const }))
const ask = (t: Test) => build(t, {}, [{ name: 'big', jobs }])

t.test(
  'the first request of a sandbox that takes long to make is served when it is there, in every plane',
  async (t) => {
    const server = ask(t)
    t.match(await server.sandbox('a').getJob('job7'), { status: 200, body: { Id: 'job7' } })
    t.match(await server.sandbox('a').admin('GET', '/requests'), {
      status: 200,
      body: { requests: [{ jobId: 'job7' }] }
    })
    t.equal((await server.sandbox('b').aws('PATCH', '/v1/jobs/job7')).status, 409, 'the job is in progress')
    t.match(await server.sandbox('c').admin('GET', '/jobs/job7'), { status: 200, body: { job: { Id: 'job7' } } })
    t.match(await server.sandbox('d').aws('GET', '/v1/no-such-thing'), { status: 501 })
    const { body } = await server.admin('GET', '/sandboxes')
    t.strictSame(
      body.sandboxes.map(({ name, jobs, requests }: Record<string, unknown>) => ({ name, jobs, requests })),
      ['default', 'a', 'b', 'c', 'd'].map((name) => ({ name, jobs: 1000, requests: name === 'default' ? 1 : 0 }))
    )
  }
)

t.test('a sandbox that cannot be made is refused as any other is', async (t) => {
  const { sandbox } = ask(t)
  t.equal((await sandbox('a.b').getJob('job7')).status, 400)
  t.equal((await sandbox('a.b').aws('PATCH', '/v1/jobs/job7')).status, 400)
  t.equal((await sandbox('a.b').admin('GET', '/jobs')).status, 422)
})
