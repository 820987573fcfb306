import { setImmediate as nextTurn } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { Journal } from '../../../src/core/journal/journal.js'
import { type Answer, build, type TestServer } from '../../support/build.js'
import { Type } from '../../support/jobs.js'
import { recorded } from '../../support/recorded.js'
import { fireDue, makeSlow } from '../../support/slow-wall.js'
import { until } from '../../support/socket.js'

const SCENARIO = { name: 'x', jobs: [{ Type, Id: 'a', plan: 'hangs' as const }] }

/** What is stored together, and read in one step. */
const PART = 128

/** A server whose journal takes several steps to read. `add` adds requests for a job to it. */
async function withJournal(t: Test, parts = 4, config = {}) {
  const server = build(t, config, [SCENARIO])
  const journal = await journalOf(server)
  const add = (count: number, jobId = 'c') => {
    for (let call = 0; call < count; call++) {
      const invocationId = `call${call % 300}`
      journal.add(recorded(journal, { jobId, invocationId, sdkRequest: 'attempt=1; max=3', at: server.wall.now() }))
    }
  }
  add(parts * PART)
  return { ...server, add }
}

/** The journal of a server, which has one request for job `a`. */
async function journalOf({ getJob }: TestServer): Promise<Journal> {
  const { open, add } = Journal.prototype
  let journal: Journal | undefined
  Journal.prototype.add = function (entry) {
    journal = this
    add.call(this, entry)
  }
  await getJob('a')
  Object.assign(Journal.prototype, { open, add })
  return journal as unknown as Journal
}

/** Makes each step take a slice. */
function makeSlower(t: Test, { wall }: TestServer) {
  makeSlow(t, wall)
  const { now } = wall
  wall.now = function () {
    wall.spend(10)
    return now.call(this)
  }
}

const isInterrupted = ({ wall }: TestServer) => wall.timers.some((at) => at <= wall.now())

/**
 * Lets a response go on, slice by slice. `between` happens once, when it has been interrupted. Returns the slices too.
 */
async function interrupted(server: TestServer, response: Promise<Answer>, between: () => Promise<unknown>) {
  await until(() => isInterrupted(server))
  await between()
  let isDone = false
  response.finally(() => {
    isDone = true
  })
  let slices = 1
  for (; !isDone; await nextTurn()) {
    if (isInterrupted(server)) slices++
    fireDue(server.wall)
  }
  return { ...(await response), slices }
}

const READERS = {
  'a verification': (server: TestServer) =>
    server.admin('POST', '/verify', {
      match: { jobId: 'c' },
      count: { min: 100_000, max: 1 },
      maxAttempts: 1,
      minGapMs: 1,
      order: [{ jobId: 'c' }, { jobId: 'b' }]
    }),
  calls: (server: TestServer) => server.admin('GET', '/calls'),
  polls: (server: TestServer) => server.admin('GET', '/polls/a'),
  'polls of no job': (server: TestServer) => server.admin('GET', '/polls/c'),
  'the last requests of a job that has none': (server: TestServer) => server.admin('GET', '/requests?jobId=b&limit=5')
}

for (const [name, read] of Object.entries(READERS)) {
  t.test(`${name} are read in slices, and show the journal as it was when they were asked for`, async (t) => {
    const server = await withJournal(t, 4, { journalLimit: 4 * PART })
    const expected = await read(server)
    t.equal(expected.status, 200)
    makeSlower(t, server)
    const { body, slices } = await interrupted(server, read(server), async () => {
      // Each drops one of those that are being read. What is listed as it is read shows that.
      if (!name.startsWith('the last requests')) server.add(PART + 1)
    })
    t.strictSame(body, expected.body)
    t.ok(slices >= 3, `${slices} slices`)
  })
}

t.test(
  'a journal that is cleared, or a sandbox that is reset, while it is read changes nothing of the response',
  async (t) => {
    for (const clear of [
      (server: TestServer) => server.admin('DELETE', '/requests'),
      (server: TestServer) => server.admin('POST', '/reset')
    ]) {
      for (const name of ['a verification', 'calls', 'polls'] as const) {
        const server = await withJournal(t, 2)
        const expected = await READERS[name](server)
        makeSlower(t, server)
        const { body } = await interrupted(server, READERS[name](server), async () => {
          await clear(server)
          await server.getJob('b')
        })
        t.strictSame(body, expected.body, name)
      }
    }
  }
)

t.test('requests listed from the end are none if the journal is cleared while they are searched', async (t) => {
  const server = await withJournal(t, 6)
  makeSlower(t, server)
  const { body } = await interrupted(server, server.admin('GET', '/requests?jobId=b&limit=5'), async () => {
    // The search itself begins in one of the next slices.
    for (let slice = 0; slice < 3; slice++) {
      fireDue(server.wall)
      await until(() => isInterrupted(server))
    }
    await server.admin('DELETE', '/requests')
    await server.getJob('b')
  })
  t.strictSame(body.requests, [])
})

t.test('the last requests that pass are found, however far back they are', async (t) => {
  const server = await withJournal(t, 0)
  server.add(5, 'b')
  server.add(2 * PART)
  const { body } = await server.admin('GET', '/requests?jobId=b&limit=2')
  t.strictSame(
    body.requests.map(({ ordinal }: { ordinal: number }) => ordinal),
    [5, 6]
  )
})

t.test('a verification that waits misses nothing that comes while it reads the journal', async (t) => {
  const server = await withJournal(t, 3)
  makeSlower(t, server)
  const body = { match: { jobId: 'b' }, count: { min: 1 }, timeoutMs: 600_000 }
  const { body: verified } = await interrupted(server, server.admin('POST', '/verify', body), () => server.getJob('b'))
  t.strictSame(verified, { ok: true, matched: 1, problems: [] })
})

t.test('a verification that is to wait ends with 409 if the sandbox is reset while it reads the journal', async (t) => {
  const server = await withJournal(t, 3)
  makeSlower(t, server)
  const body = { match: { jobId: 'b' }, count: { min: 1 }, timeoutMs: 600_000 }
  const response = await interrupted(server, server.admin('POST', '/verify', body), () =>
    server.admin('POST', '/reset')
  )
  t.match(response, {
    status: 409,
    body: { error: { message: 'Sandbox default was reset while a verification waited.' } }
  })
})
