import { connect, type Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { countListeners } from '../../support/count-listeners.js'
import { readEvents } from '../../support/event-stream.js'
import { only } from '../../support/only.js'
import { differs } from '../../support/openapi.js'
import { listen } from '../../support/server.js'
import { connections, received, until, wireRequest } from '../../support/socket.js'

const JOB = {
  Type: 'EXPORT_ASSETS_TO_S3',
  Id: 'job',
  plan: [{ state: 'IN_PROGRESS', forPolls: 1 }, { state: 'COMPLETED' }]
}

async function server(t: Test) {
  const built = await listen(t, { fixtures: [] })
  const read = (path = '/__admin/events') => readEvents(`${built.url}${path}`)
  return { ...built, read }
}

t.test('events are sent as they happen', async (t) => {
  const { read, admin, getJob } = await server(t)
  const { events } = await read()
  await admin('POST', '/jobs', JOB)
  await admin('POST', '/faults', { id: 'f', times: 1, effect: { exception: 'ThrottlingException' } })
  await getJob('job')
  await getJob('job')
  await admin('DELETE', '/jobs/job')
  await admin('POST', '/reset')
  while (events.at(-1)?.event !== 'cleared') await nextTurn()
  for (const event of events) t.equal(differs(event, '/components/schemas/StreamEvent'), undefined, event.event)
  t.match(
    events,
    only(
      { event: 'request', data: { ordinal: 1, status: 429, faults: only('f') } },
      { event: 'fault', data: { fault: 'f', operation: 'GetJob', jobId: 'job', request: 1 } },
      { event: 'transition', data: { jobId: 'job', from: 'IN_PROGRESS', to: 'COMPLETED', at: /Z$/ } },
      { event: 'request', data: { ordinal: 2, status: 200 } },
      { event: 'deleted', data: { jobId: 'job' } },
      { event: 'cleared', data: {} }
    )
  )
})

t.test('what the service sends to EventBridge is streamed as it is listed', async (t) => {
  const { read, admin } = await server(t)
  const { events } = await read()
  const { Id } = (await admin('POST', '/data-sets', { Name: 'Prices', OriginDetails: { ProductId: 'prod-a' } })).body
  await admin('POST', `/data-sets/${Id}/revisions`, { assets: [{ Name: 'a.csv', text: 'a' }] })
  await admin('POST', '/reset')
  while (events.at(-1)?.event !== 'cleared') await nextTurn()
  const [sent, ...others] = events.filter(({ event }) => event === 'event-bridge')
  t.equal(differs(sent, '/components/schemas/StreamEvent'), undefined)
  t.match(sent?.data, { 'detail-type': 'Revision Published To Data Set', source: 'aws.dataexchange', resources: [Id] })
  t.equal(others.length, 0)
})

t.test('events are those of one sandbox, and end when it is deleted', async (t) => {
  const { read, admin, sandbox } = await server(t)
  const { events, ended } = await read('/sandbox/a/__admin/events')
  await admin('POST', '/reset')
  await sandbox('a').getJob('nobody')
  while (events.length === 0) await nextTurn()
  t.match(events, only({ event: 'request', data: { sandbox: 'a', status: 400 } }))
  await admin('DELETE', '/sandboxes/a')
  await ended
})

t.test('a reader that does not keep up is told how many events it missed', async (t) => {
  const { app, port, admin, wall } = await server(t)
  const sockets: Socket[] = []
  app.server.on('connection', (socket) => sockets.push(socket))
  const socket = connect(port, '127.0.0.1')
  socket.write('GET /__admin/events HTTP/1.1\r\nhost: x\r\n\r\n')
  await new Promise((resolve) => socket.once('data', resolve))
  socket.pause()
  await admin('PUT', '/clock', { mode: 'frozen' })
  const ticking = setInterval(() => wall.advance(0))
  const plan = [{ state: 'WAITING', forMs: 1 }, { state: 'IN_PROGRESS', forMs: 1 }, { state: 'COMPLETED' }]
  const perRound = 500
  let [rounds, isFull] = [0, false]
  const fill = async () => {
    const round = rounds++
    const idOf = (index: number) => `${round}-${index}-`.padEnd(256, 'x')
    await admin(
      'POST',
      '/jobs',
      Array.from({ length: perRound }, (_, index) => ({ ...JOB, Id: idOf(index), plan }))
    )
    await admin('POST', '/clock/advance', { ms: 2 })
    isFull = sockets.some(({ writableLength }) => writableLength > 262_144)
  }
  // Until the buffers of the system hold no more and the server keeps what it keeps for a reader; and once more.
  while (!isFull) await fill()
  await fill()
  const transitions = 2 * rounds * perRound
  clearInterval(ticking)
  // What came last waits for the end of its window.
  wall.advance(100)
  // Events that fit into the buffers arrive; the rest is counted.
  let [seen, missed, rest] = [0, 0, '']
  socket.on('data', (data) => {
    const events = (rest + data).split('\n\n')
    rest = events.pop() as string
    seen += events.filter((event) => event.includes('event: transition')).length
    for (const event of events) missed += Number(/event: missed\ndata: \{"count":(\d+)\}/.exec(event)?.[1] ?? 0)
  })
  socket.resume()
  while (seen + missed < transitions) await nextTurn()
  t.equal(seen + missed, transitions)
  t.ok(missed > 0)
  socket.destroy()
})

t.test('streams end when the server stops', async (t) => {
  const { read, app } = await server(t)
  const { ended } = await read()
  await app.close()
  await ended
})

t.test(
  'a hundred may read a sandbox at a time, with one listener; one that leaves, or whose sandbox is dropped, makes room',
  async (t) => {
    const { port, admin, sandbox, app } = await server(t)
    const open = connections(t, port)
    const listeners = countListeners(t)
    const readEvents = async (path = '/__admin/events') => {
      const socket = open(wireRequest('GET', path))
      return { socket, head: await received(socket) }
    }
    const inA = () => readEvents('/sandbox/a/__admin/events')
    const readers = await Promise.all(Array.from({ length: 100 }, () => readEvents()))
    const dropped = await Promise.all(Array.from({ length: 100 }, inA))
    for (const { head } of [...readers, ...dropped]) t.match(head, /^HTTP\/1.1 200 OK/)
    t.equal(listeners(), 2, 'each sandbox has its own share')
    for (const [name, { admin: ask }] of Object.entries({ default: { admin }, a: sandbox('a') })) {
      const message = new RegExp(`100 clients already read the events of sandbox ${name}`)
      t.match(await ask('GET', '/events'), { status: 507, body: { error: { code: 'LimitReached', message } } })
    }

    for (const { socket } of readers.splice(0, 2)) socket.destroy()
    await admin('DELETE', '/sandboxes/a')
    await until(() => listeners() === 1)
    t.match((await inA()).head, /^HTTP\/1.1 200 OK/, 'the sandbox that takes its place has a share of its own')
    for (let count = 99; count <= 100; count++) {
      await until(async () => (await readEvents()).head.startsWith('HTTP/1.1 200 OK'))
    }
    t.equal(listeners(), 2)
    t.equal((await admin('GET', '/events')).status, 507, 'and no more than made room')

    await app.close()
    t.equal(listeners(), 0)
  }
)
