import { once } from 'node:events'
import type { Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { setImmediate as immediate } from 'node:timers/promises'
import t, { type Test } from 'tap'
import type { Scenario } from '../../src/core/world/scenario.js'
import { start } from '../../src/index.js'
import { Type } from '../support/jobs.js'
import { listen } from '../support/server.js'
import { connections, received, until, wireRequest } from '../support/socket.js'

const GET_JOB = wireRequest('GET', '/v1/jobs/job')
const SLOW = wireRequest('GET', '/v1/jobs/slow')

const SCENARIO: Scenario = {
  name: 'x',
  jobs: [
    { Type, Id: 'job' },
    { Type, Id: 'slow' }
  ],
  faults: [{ match: { jobId: 'slow' }, delay: { ms: 400 } }]
}

async function server(t: Test, scenarios: Scenario[] = [SCENARIO]) {
  const built = await listen(t, { fixtures: [] }, scenarios)
  let arrived = 0
  built.app.server.on('request', () => arrived++)
  return { ...built, open: connections(t, built.port), arrived: () => arrived }
}

/** The responses that a connection receives until it closes, each with its head in lower case. */
async function responses(socket: Socket): Promise<string[]> {
  const all = await text(socket)
  return all
    .split(/(?=HTTP\/1\.1 \d{3})/)
    .filter((response) => response !== '')
    .map((response) => response.toLowerCase())
}

/** Closes the server, which must take no time but for what the test lets pass. */
async function closed(app: { close(): Promise<unknown> }, wall: { timers: number[] }) {
  await app.close()
  return wall.timers
}

t.test('what is idle closes at once', async (t) => {
  const { app, open, wall, arrived } = await server(t)
  const silent = open()
  const half = open('GET /v1/jobs/job HTTP/1.1\r\nhost: x\r\n')
  const keptAlive = open(GET_JOB)
  await received(keptAlive)
  const halfOfSecond = open(`${GET_JOB}GET /v1/jobs`)
  await received(halfOfSecond)
  t.equal(arrived(), 2)
  const rest = [silent, half, keptAlive, halfOfSecond].map((socket) => text(socket))
  t.strictSame(await closed(app, wall), [], 'no time had to pass')
  t.strictSame(await Promise.all(rest), ['', '', '', ''])
})

t.test(
  'what is in flight is answered with connection: close, and the server closes with the last response',
  async (t) => {
    const { app, open, wall, arrived } = await server(t)
    const sockets = [open(SLOW), open(GET_JOB, SLOW), open(SLOW, GET_JOB, GET_JOB, SLOW)]
    await until(() => arrived() === 7)
    const answers = Promise.all(sockets.map(responses))
    let isClosed = false
    const closing = app.close().then(() => {
      isClosed = true
    })
    await until(() => !app.server.listening)
    wall.advance(399)
    t.equal(isClosed, false)
    wall.advance(1)
    await closing
    const [one = [], two = [], four = []] = await answers
    t.equal(one.length, 1)
    t.equal(two.length, 2)
    t.equal(four.length, 4, 'those that waited behind others are sent as well')
    for (const all of [one, two, four]) {
      t.strictSame(
        all.map((response) => response.includes('connection: close')),
        all.map((_, index) => index === all.length - 1),
        'only the last of a connection says so'
      )
    }
  }
)

t.test('a request that arrives on a connection in flight is responded to as well', async (t) => {
  const { app, open, wall, arrived } = await server(t)
  const socket = open(SLOW)
  await until(() => arrived() === 1)
  const answers = responses(socket)
  const closing = app.close()
  await until(() => !app.server.listening)
  socket.write(GET_JOB.repeat(3))
  await until(() => arrived() === 4)
  wall.advance(400)
  await closing
  const all = await answers
  t.equal(all.length, 4)
  t.strictSame(
    all.map((response) => response.includes('connection: close')),
    [false, false, false, true]
  )
})

t.test('under load, every request that was sent before the server closed gets its response', async (t) => {
  const { app, open } = await server(t)
  const PIPELINED = 5
  let responses = 0
  const load = Array.from({ length: 40 }, (_, index) => {
    const client = { socket: open(), sent: 0, answers: 0, sentBefore: 0, text: '' }
    // Half of the clients send the next requests before they have all responses.
    const ahead = (index % 2) * 2
    const send = () => {
      client.sent += PIPELINED
      client.socket.write(GET_JOB.repeat(PIPELINED))
    }
    client.socket.on('data', (data) => {
      client.text += data
      const answers = client.text.match(/HTTP\/1\.1 200/g)?.length ?? 0
      responses += answers - client.answers
      client.answers = answers
      if (client.socket.writable && client.sent - answers <= ahead) send()
    })
    send()
    return client
  })
  await until(() => responses > 1000)
  for (const client of load) client.sentBefore = client.sent
  const ends = load.map(({ socket }) => new Promise((resolve) => socket.once('close', resolve)))
  await app.close()
  await Promise.all(ends)
  for (const { answers, sentBefore } of load) t.ok(answers >= sentBefore, `${answers} of ${sentBefore}`)
  const whole = load.every(
    ({ text, answers }) => text.match(/"Type":"[A-Z0-9_]+","UpdatedAt":"[^"]+"\}/g)?.length === answers
  )
  t.ok(whole, 'and each of them whole')
})

t.test('streams and waits end at once, also those that begin while the server closes', async (t) => {
  const requests = [
    wireRequest('GET', '/__admin/events'),
    wireRequest('GET', '/__admin/jobs/job/await?state=COMPLETED'),
    wireRequest('GET', '/v1/jobs/hangs'),
    wireRequest('POST', '/__admin/verify', '{"match":{"jobId":"other"},"count":{"min":1},"timeoutMs":10000}')
  ]
  for (const isEarly of [true, false]) {
    const { app, open, wall, arrived } = await server(t, [
      { ...SCENARIO, faults: [{ match: { jobId: 'hangs' }, effect: { connection: 'hang' } }] }
    ])
    const sockets = requests.map((request) => open(request))
    if (isEarly) await until(() => arrived() === requests.length)
    else await Promise.all(sockets.map((socket) => once(socket, 'connect')))
    const answers = sockets.map((socket) => text(socket))
    t.strictSame(await closed(app, wall), [])
    const [events, wait, hang, verify] = await Promise.all(answers)
    t.match(events, /^HTTP\/1\.1 200 [\s\S]*\r\n0\r\n\r\n$/)
    t.match(wait, /^HTTP\/1\.1 408 [\s\S]*connection: close/i)
    t.equal(hang, '')
    t.match(verify, /^HTTP\/1\.1 200 [\s\S]*"ok":false/)
  }
})

t.test('a delay that ends in time is waited for, and one that does not is cut off at once', async (t) => {
  for (const [ms, isAnswered] of [
    [4500, true],
    [4501, false]
  ] as const) {
    const { app, open, wall, arrived } = await server(t, [{ ...SCENARIO, faults: [{ delay: { ms } }] }])
    const socket = open(GET_JOB)
    await until(() => arrived() === 1)
    const answer = text(socket)
    const closing = app.close()
    if (isAnswered) {
      await until(() => !app.server.listening)
      wall.advance(ms)
    }
    await closing
    t.match(await answer, isAnswered ? /^HTTP\/1\.1 200/ : /^$/)
  }
})

t.test('a body that stops arriving is waited for only briefly, and one that goes on is read to its end', async (t) => {
  const { app, open, wall, arrived } = await server(t)
  const body = JSON.stringify([{ Type, Id: 'a'.repeat(200) }])
  const request = wireRequest('POST', '/__admin/jobs', body)
  const [stopped, goesOn] = [open(request.slice(0, -50)), open(request.slice(0, -50))]
  await until(() => arrived() === 2)
  const answers = [stopped, goesOn].map((socket) => text(socket))
  const closing = app.close()
  await until(() => !app.server.listening)
  let sent = 50
  await until(() => {
    if (sent > 1) goesOn.write(request.slice(-sent, -sent + 1))
    sent = Math.max(1, sent - 1)
    wall.advance(20)
    return stopped.closed
  })
  goesOn.write(request.slice(-sent))
  t.equal(await answers[0], '')
  t.match(await answers[1], /^HTTP\/1\.1 201 [\s\S]*connection: close/i)
  await closing
})

t.test('a response that its client takes is sent to its end, and one that it does not take is cut off', async (t) => {
  const long = { Code: 'INTERNAL_SERVER_EXCEPTION' as const, Message: 'x'.repeat(100_000) }
  const jobs = Array.from({ length: 100 }, () => ({ Type, plan: [{ state: 'ERROR' as const, errors: [long] }] }))
  const { app, open, wall } = await server(t, [{ name: 'long', jobs }])
  const [taking, notTaking] = [open(), open()]
  for (const socket of [taking, notTaking]) {
    socket.write(wireRequest('GET', '/__admin/jobs'))
    await received(socket)
    socket.pause()
  }
  const closing = app.close()
  await until(() => !app.server.listening)
  // The list is serialized in slices of time.
  const ticking = setInterval(() => wall.advance(0))
  t.teardown(() => clearInterval(ticking))
  const whole = text(taking)
  wall.advance(200)
  t.match((await whole).slice(-20), /(\]\}|"next":"?\d+"?\})\r\n0\r\n\r\n$/)
  t.equal(notTaking.closed, false)
  await until(() => {
    wall.advance(20)
    return wall.timers.length === 0
  })
  await closing
})

t.test('what has not been responded to within the grace is cut off', async (t) => {
  const { app, open, wall } = await server(t)
  app.server.removeAllListeners('request')
  const socket = open(GET_JOB)
  await once(app.server, 'request')
  const closing = app.close()
  await until(() => !app.server.listening)
  wall.advance(4499)
  const closed = once(socket, 'close')
  t.equal(await Promise.race([closed, immediate('open')]), 'open')
  wall.advance(1)
  await closed
  await closing
})

t.test('closing twice gives the same promise', async (t) => {
  const server = await start({ fixtures: [] })
  t.equal(server.close(), server.close())
  await server.close()
})
