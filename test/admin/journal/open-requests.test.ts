import { once } from 'node:events'
import t, { type Test } from 'tap'
import { Type } from '../../support/jobs.js'
import { only } from '../../support/only.js'
import { listen } from '../../support/server.js'
import { connections, received, until, wireRequest } from '../../support/socket.js'

const START = Date.UTC(2026, 2, 2, 9, 15)
const getJob = (id: string) => wireRequest('GET', `/v1/jobs/${id}`)

/** A server with the jobs `a` and `b`, and one fault that is about `a`. */
async function server(t: Test, fault?: object) {
  const jobs = ['a', 'b'].map((Id) => ({ Type, Id, plan: 'hangs' as const }))
  const listening = await listen(t, {}, [{ name: 'x', jobs }])
  const { admin, port } = listening
  if (fault) await admin('POST', '/faults', { id: 'f', match: { jobId: 'a' }, ...fault })
  const journal = async (query = '') => (await admin('GET', `/requests${query}`)).body.requests
  const send = connections(t, port)
  /** Sends a request, and waits until it is in the journal. */
  const arrive = async (request: string) => {
    const before = (await journal()).length
    const socket = send(request)
    await until(async () => (await journal()).length > before)
    return socket
  }
  return { ...listening, journal, arrive }
}

t.test('a request that hangs is in the journal as open, and counts for verify, verdict, calls and polls', async (t) => {
  const { admin, wall, journal, arrive } = await server(t, { effect: { connection: 'hang' } })
  await admin('POST', '/jobs', { Type, Id: 'mine', State: 'COMPLETED' })
  await admin('POST', '/faults', { match: { jobId: 'mine' }, effect: { connection: 'hang' }, id: 'g' })
  await admin('DELETE', '/faults/f')
  wall.advance(2000)
  const socket = await arrive(getJob('mine'))
  wall.advance(300)

  const [open, ...others] = await journal()
  t.strictSame(others, [])
  t.strictSame(open, {
    ordinal: 1,
    open: true,
    at: new Date(START + 2000).toISOString(),
    sandboxAt: new Date(START + 2000).toISOString(),
    sandbox: 'default',
    account: '000000000000',
    operation: 'GetJob',
    method: 'GET',
    path: '/v1/jobs/mine',
    jobId: 'mine',
    faults: ['g'],
    bytes: 0
  })
  const verify = async (match: object) => (await admin('POST', '/verify', { match })).body.matched
  t.equal(await verify({ jobId: 'mine', operation: 'GetJob', fault: 'g' }), 1)
  t.equal(await verify({ jobId: 'mine', status: 200 }), 0)
  t.equal(await verify({ jobId: 'mine', state: 'COMPLETED' }), 0)
  t.match((await admin('GET', '/verdict')).body, { ok: true, jobsNeverAskedFor: { total: 0 } })
  t.match((await admin('GET', '/calls')).body.calls, only({ jobId: 'mine', statuses: only(null), end: 'open' }))
  t.match((await admin('GET', '/polls/mine')).body, { count: 1, states: only(), afterTerminal: 0 })

  socket.destroy()
  await until(async () => (await journal())[0].open === undefined)
  const [ended] = await journal()
  t.match(ended, { ordinal: 1, at: open.at, sandboxAt: open.sandboxAt, durationMs: 300, faults: only('g') })
  t.notOk('status' in ended, 'no response was sent')
  t.match((await admin('GET', '/calls')).body.calls, only({ end: 'failed' }))
})

t.test('the journal is in order of arrival, so that whoever asks on misses nothing', async (t) => {
  const { wall, journal, arrive } = await server(t, { delay: { ms: 300 } })
  const delayed = await arrive(getJob('a'))
  wall.advance(100)
  const prompt = await arrive(getJob('b'))
  t.match(await received(prompt), /^HTTP\/1.1 200 /)

  const read = await journal('?after=0&limit=1')
  t.match(read, only({ ordinal: 1, jobId: 'a', open: true }))
  t.match(await journal('?after=1'), only({ ordinal: 2, jobId: 'b', durationMs: 0, status: 200 }))
  t.match(await journal('?status=200'), only({ jobId: 'b' }))
  const response = received(delayed)
  wall.advance(200)
  t.match(await response, /^HTTP\/1.1 200 /)
  t.match(
    await journal(),
    only(
      { ordinal: 1, jobId: 'a', at: new Date(START).toISOString(), durationMs: 300, status: 200, polls: 1 },
      { ordinal: 2, jobId: 'b', at: new Date(START + 100).toISOString(), durationMs: 0, status: 200 }
    )
  )
})

t.test('a request is in the journal before its body has arrived, and takes the fault when that has', async (t) => {
  const { wall, journal, arrive } = await server(t)
  const body = JSON.stringify({ Type, Details: {} })
  const request = wireRequest('POST', '/v1/jobs', body)
  const socket = await arrive(request.slice(0, -5))
  t.match(await journal(), only({ ordinal: 1, operation: 'CreateJob', open: true, faults: only() }))
  wall.advance(1500)
  const response = received(socket)
  socket.write(request.slice(-5))
  t.match(await response, /^HTTP\/1.1 400 /)
  t.match(await journal(), only({ ordinal: 1, at: new Date(START).toISOString(), status: 400, durationMs: 1500 }))
})

t.test('the fault that holds a request with a body is in its open entry', async (t) => {
  const { admin, journal, arrive } = await server(t)
  await admin('POST', '/faults', { id: 'slow', match: { operation: 'StartJob' }, delay: { ms: 50 } })
  await arrive(wireRequest('PATCH', '/v1/jobs/b', '{}'))
  await until(async () => (await journal('?fault=slow')).length === 1)
  t.match(await journal(), only({ open: true, jobId: 'b', faults: only('slow') }))
})

t.test('a request that ends after its entry was dropped or cleared changes no other entry', async (t) => {
  const { wall, admin, journal, arrive, getJob: poll } = await server(t, { delay: { ms: 500 } })
  const socket = await arrive(getJob('a'))
  await admin('DELETE', '/requests')
  await poll('b')
  const response = received(socket)
  wall.advance(500)
  await response
  t.match(await journal(), only({ ordinal: 1, jobId: 'b' }))
})

t.test('the event stream tells a request once, at its end', async (t) => {
  const { wall, url, arrive } = await server(t, { delay: { ms: 500 } })
  const abort = new AbortController()
  const stream = await fetch(`${url}/__admin/events`, { signal: abort.signal })
  const reader = (stream.body as ReadableStream<Uint8Array>).getReader()
  const heard = async () => Buffer.from((await reader.read()).value ?? []).toString()
  await heard()
  await arrive(getJob('a'))
  const socket = await arrive(getJob('b'))
  await once(socket, 'data')
  t.match(await heard(), /^event: request\ndata: .*"jobId":"b"/, 'the first to end, not the first to arrive')
  wall.advance(500)
  t.match(await heard(), /^event: request\ndata: .*"ordinal":1,.*"durationMs":500/)
  abort.abort()
})
