import t from 'tap'
import { type Answer, build, type TestServer } from '../../support/build.js'
import { countListeners } from '../../support/count-listeners.js'
import { Type } from '../../support/jobs.js'
import { only } from '../../support/only.js'
import { listen } from '../../support/server.js'
import { connections, received, until, wireRequest } from '../../support/socket.js'

/** Starts a wait, and lets the request proceed as far as it can without time passing. */
async function waiting({ admin, wall }: TestServer, query: string): Promise<Promise<Answer>[]> {
  const before = wall.timers.length
  const response = admin('GET', `/jobs/a/await?${query}`)
  while (wall.timers.length === before) await new Promise(setImmediate)
  return [response]
}

t.test('it responds at once if the job is already in the state', async (t) => {
  const server = build(t, {}, [{ name: 'x', jobs: [{ Type, Id: 'a' }] }])
  t.match(await server.admin('GET', '/jobs/a/await?state=WAITING'), {
    status: 200,
    body: { job: { State: 'WAITING' } }
  })
})

t.test('it responds when the job reaches the state', async (t) => {
  const server = build(t, {}, [{ name: 'x', jobs: [{ Type, Id: 'a' }] }])
  const [response] = await waiting(server, 'state=COMPLETED&timeoutMs=10000')
  server.wall.advance(4000)
  t.match(await response, { status: 200, body: { job: { State: 'COMPLETED', UpdatedAt: '2026-03-02T09:15:04.000Z' } } })
})

t.test('it responds with 408 and the state of the job when the wait times out', async (t) => {
  const server = build(t, {}, [{ name: 'x', jobs: [{ Type, Id: 'a' }] }])
  const [response] = await waiting(server, 'state=COMPLETED&timeoutMs=1500')
  server.wall.advance(1500)
  t.match(await response, {
    status: 408,
    body: {
      error: {
        code: 'NotReached',
        message: 'The job a is IN_PROGRESS, not COMPLETED. The wait timed out.',
        problems: only({ path: 'query.state', message: 'is COMPLETED; the job has been WAITING, IN_PROGRESS' })
      }
    }
  })
})

t.test('it does not wait for a state that cannot be reached', async (t) => {
  const server = build(t, {}, [{ name: 'x', jobs: [{ Type, Id: 'a', State: 'ERROR' }] }])
  const { status, body } = await server.admin('GET', '/jobs/a/await?state=COMPLETED')
  t.equal(status, 408)
  t.match(body.error.message, 'The job a is ERROR, not COMPLETED. That state is terminal, so it will never change.')
})

t.test('the wait ends if the job ends in another state or is deleted', async (t) => {
  for (const [act, status] of [
    [(server: TestServer) => server.admin('POST', '/jobs/a/transition', { state: 'CANCELLED' }), 408],
    [(server: TestServer) => server.admin('DELETE', '/jobs/a'), 404]
  ] as const) {
    const server = build(t, {}, [{ name: 'x', jobs: [{ Type, Id: 'a', plan: 'waits' }] }])
    const [response] = await waiting(server, 'state=COMPLETED')
    await act(server)
    t.equal((await response)?.status, status)
  }
})

t.test('the wait ends with 409 if the sandbox is reset, whatever the new world holds', async (t) => {
  const a = { Type, Id: 'a', State: 'COMPLETED' as const }
  for (const [end, word] of [
    [({ admin }: TestServer) => admin('POST', '/reset'), 'reset'],
    [({ admin }: TestServer) => admin('POST', '/reset?to=empty'), 'reset'],
    [({ admin }: TestServer) => admin('POST', '/scenarios?mode=replace', { name: 'x', jobs: [a] }), 'replaced'],
    [({ admin }: TestServer) => admin('DELETE', '/sandboxes/default'), 'deleted'],
    [
      async ({ admin, sandbox }: TestServer) => {
        await sandbox('b').admin('POST', '/scenarios?mode=replace', { name: 'x', jobs: [a] })
        return admin('PUT', '/snapshot', (await sandbox('b').admin('GET', '/snapshot')).body)
      },
      'restored'
    ]
  ] as const) {
    const server = build(t, {}, [{ name: 'x', jobs: [{ Type, Id: 'a', plan: 'waits' }] }])
    const [response] = await waiting(server, 'state=COMPLETED')
    t.match(await end(server), { status: /^20[04]$/ })
    const message = `Sandbox default was ${word} while the job a was awaited.`
    t.strictSame(await response, {
      ...(await response),
      status: 409,
      body: { error: { code: 'Conflict', message, problems: [] } }
    })
  }
})

t.test('a state counts even if the job passed through it between two checks', async (t) => {
  const plan = [
    { state: 'WAITING' as const, forPolls: 1 },
    { state: 'IN_PROGRESS' as const, forMs: 0 },
    { state: 'COMPLETED' as const }
  ]
  const server = build(t, {}, [{ name: 'x', jobs: [{ Type, Id: 'a', plan }] }])
  const [response] = await waiting(server, 'state=IN_PROGRESS')
  await server.getJob('a')
  t.equal((await response)?.status, 200)
})

t.test('closing the server ends the wait', async (t) => {
  const server = build(t, {}, [{ name: 'x', jobs: [{ Type, Id: 'a', plan: 'waits' }] }])
  const [response] = await waiting(server, 'state=COMPLETED')
  await server.app.close()
  t.equal((await response)?.status, 408)
})

t.test('an invalid query is rejected', async (t) => {
  const { admin } = build(t, {}, [{ name: 'x', jobs: [{ Type, Id: 'a' }] }])
  for (const [query, path] of [
    ['', 'query.state'],
    ['state=DONE', 'query.state'],
    ['state=ERROR&timeoutMs=-1', 'query.timeoutMs'],
    ['state=ERROR&timeoutMs=600001', 'query.timeoutMs']
  ] as const) {
    t.match(
      await admin('GET', `/jobs/a/await?${query}`),
      { status: 400, body: { error: { problems: only({ path }) } } },
      query
    )
  }
  t.equal((await admin('GET', '/jobs/a/await?state=WAITING&timeoutMs=600000')).status, 200, 'the longest there is')
})

t.test(
  'a thousand may wait in a sandbox at a time; a wait that ends, or whose client leaves, makes room',
  async (t) => {
    const { port, admin, sandbox, wall, app } = await listen(t, {}, [
      { name: 'x', jobs: [{ Type, Id: 'a', plan: 'waits' }] }
    ])
    const open = connections(t, port)
    const waits = countListeners(t)
    wall.advance(100)
    const request = (timeoutMs = 600_000) =>
      wireRequest('GET', `/__admin/jobs/a/await?state=COMPLETED&timeoutMs=${timeoutMs}`)
    const many = [open(...Array(500).fill(request())), open(...Array(498).fill(request()))]
    const [leaving, ending] = [open(request()), open(request(1000))]
    await until(() => waits() === 1000)
    const refused = { status: 507, body: { error: { code: 'LimitReached', message: /1000/ } } }
    t.match(await admin('GET', '/jobs/a/await?state=COMPLETED'), refused)

    const other = admin('GET', '/jobs/a/await?state=WAITING')
    t.match(await other, refused, 'even if it would not have to wait')
    t.match(
      (await sandbox('b').admin('GET', '/jobs/a/await?state=WAITING')).status,
      200,
      'another sandbox has its own share'
    )

    leaving.destroy()
    await until(() => waits() === 999)
    wall.advance(1000)
    t.match(await received(ending), /408 Request Timeout/)
    t.equal(waits(), 998)
    open(request(), request())
    await until(() => waits() === 1000)
    t.match(await admin('GET', '/jobs/a/await?state=COMPLETED'), refused, 'and no more than made room')

    many[0]?.destroy()
    await until(() => waits() === 500)
    await app.close()
    t.strictSame([waits(), wall.timers], [0, []], 'nothing waits when the server has stopped')
  }
)
