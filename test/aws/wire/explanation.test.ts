import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Writable } from 'node:stream'
import fc from 'fast-check'
import pino from 'pino'
import t from 'tap'
import { buildApp } from '../../../src/app.js'
import { formatExplanation } from '../../../src/aws/wire/explanation.js'
import { defaultConfig } from '../../../src/config/config.js'
import { anyCharacter } from '../../support/any-character.js'
import { build } from '../../support/build.js'
import { Type } from '../../support/jobs.js'
import { only } from '../../support/only.js'
import { holds, runs, sequence } from '../../support/property.js'
import { listen } from '../../support/server.js'
import { connections, until, wireRequest } from '../../support/socket.js'
import { TestWall } from '../../support/test-wall.js'

const plan = [
  { state: 'WAITING' as const, forPolls: 1 },
  { state: 'IN_PROGRESS' as const, forPolls: 2 },
  { state: 'COMPLETED' as const }
]

t.test(
  'an answer says which job it is about, at which step, after how many polls, and which fault fired',
  async (t) => {
    const { admin, getJob } = build(t, {}, [{ name: 'x', jobs: [{ Type, Id: 'stepping', plan }] }])
    const why = async () => (await getJob('stepping')).headers['x-dataexchange-local']
    t.equal(await why(), 'sandbox=default; state=WAITING; polls=1; job=stepping; step=0')
    t.equal(await why(), 'sandbox=default; state=IN_PROGRESS; polls=2; job=stepping; step=1')
    await admin('POST', '/faults', { id: 'once', times: 1, effect: { exception: 'InternalServerException' } })
    t.equal(await why(), 'sandbox=default; state=IN_PROGRESS; polls=2; fault=once; job=stepping; step=1')
    t.equal(await why(), 'sandbox=default; state=IN_PROGRESS; polls=3; job=stepping; step=1')
    t.equal(await why(), 'sandbox=default; state=COMPLETED; polls=4; job=stepping; step=2')
    const { requests } = (await admin('GET', '/requests')).body
    t.strictSame(
      requests.map(({ sandbox, jobId, step, polls, faults }: Record<string, unknown>) => [
        sandbox,
        jobId,
        step,
        polls,
        faults
      ]),
      [
        ['default', 'stepping', 0, 1, []],
        ['default', 'stepping', 1, 2, []],
        ['default', 'stepping', 1, 2, ['once']],
        ['default', 'stepping', 1, 3, []],
        ['default', 'stepping', 2, 4, []]
      ]
    )
  }
)

t.test('ids that a header has no room for', async (t) => {
  const ids = ['a; state=COMPLETED', 'ü\n', '\ud800', 'x'.repeat(256)]
  const { app } = build(t, {}, [{ name: 'x', jobs: ids.map((Id) => ({ Type, Id, State: 'WAITING' as const })) }])
  const why = async (path: string) => (await app.inject(path)).headers['x-dataexchange-local']
  t.match(await why('/v1/jobs/a%3B%20state%3DCOMPLETED'), /; job=a%3B%20state%3DCOMPLETED; step=0$/)
  t.match(await why('/v1/jobs/%C3%BC%0A'), /; job=%C3%BC%0A; step=0$/)
  t.match(await why(`/v1/jobs/${'x'.repeat(256)}`), /; job=x{64}\.\.\.; step=0$/)
})

/** What a field of an explanation may come from: any text, one that tries to forge fields, or a long one. */
const outside = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 300 }),
  fc.constantFrom('a; fault=b', 'a=b', 'a,b', 'a\r\nx: y', '(2 more)', '\ud800', '\u001b[31m', ' ', '💥'.repeat(100)),
  fc.string({ unit: fc.constantFrom(...'aé💥;=,() '), minLength: 60, maxLength: 70 })
)

/** How the header shows a text, before it is encoded. */
const shown = (text: string) => text.slice(0, 64).toWellFormed() + (text.length > 64 ? '...' : '')

t.test(
  'whatever comes from outside, the header is short, printable ASCII, and its fields cannot be forged',
  async (t) => {
    const list = sequence(outside, 60, 1)
    const explanation = fc.record(
      { sandbox: outside, outcome: outside, fault: list, job: outside, nearest: list, elsewhere: list },
      { requiredKeys: ['sandbox'], noNullPrototype: true }
    )
    const property = fc.property(explanation, (explanation) => {
      const header = formatExplanation(explanation)
      assert.match(header, /^[\x20-\x7e]{1,4096}$/)
      const fields = header.split('; ').map((field) => field.split('='))
      const order = ['sandbox', 'outcome', 'fault', 'job', 'nearest', 'elsewhere'] as const
      assert.deepEqual(
        fields.map(([name]) => name),
        order.filter((name) => explanation[name] !== undefined)
      )
      for (const [name, value, ...more] of fields) {
        assert.deepEqual(more, [])
        const given = explanation[name as (typeof order)[number]]
        if (typeof given === 'string') {
          assert.equal(decodeURIComponent(value as string), shown(given))
          continue
        }
        const entries = (value as string).split(',')
        const [, left] = entries.at(-1)?.match(/^\((\d+) more\)$/) ?? []
        if (left !== undefined) entries.pop()
        assert.deepEqual(entries.map(decodeURIComponent), given?.slice(0, given.length - Number(left ?? 0)).map(shown))
      }
    })
    await holds(t, property, runs(50, 10_000))
  }
)

t.test('six hundred faults that fire at once do not overflow the headers that clients accept', async (t) => {
  const { admin, url, wall } = await listen(t, {}, [{ name: 'x', jobs: [{ Type, Id: 'job', State: 'WAITING' }] }])
  const faults = Array.from({ length: 600 }, (_, index) => ({
    id: `${index}-`.padEnd(64, 'x'),
    times: 1,
    delay: { ms: 1 }
  }))
  await admin('POST', '/faults', faults)
  const pending = fetch(`${url}/v1/jobs/job`)
  const due = wall.now() + 600
  await until(() => wall.timers.includes(due))
  wall.advance(600)
  const { status, headers } = await pending
  t.equal(status, 200)
  t.match(headers.get('x-dataexchange-local'), /; fault=0-x+,1-x+,(\d+-x+,){13}\(585 more\); job=job; step=0$/)
  const { requests } = (await admin('GET', '/requests')).body
  t.equal(requests[0].faults.length, 600, 'the journal has them all')
})

t.test('a name that is no sandbox cannot forge fields either', async (t) => {
  const { app } = build(t)
  const { headers } = await app.inject('/sandbox/a;%20fault=b;state=X/v1/jobs/x')
  t.equal(headers['x-dataexchange-local'], 'sandbox=a%3B%2520fault%3Db%3Bstate%3DX')
})

t.test('a response that cannot be written ends the connection, and the journal has the request', async (t) => {
  const { app, admin, port } = await listen(t, {}, [{ name: 'x', jobs: [{ Type, Id: 'job' }] }])
  await admin('POST', '/faults', {
    match: { jobId: 'late' },
    delay: { ms: 0 },
    effect: { exception: 'ThrottlingException' }
  })
  app.server.prependListener('request', ({ url }, response) => {
    if (!url?.startsWith('/v1')) return
    response.writeHead = () => {
      throw new TypeError('Invalid character in header content')
    }
  })
  const open = connections(t, port)
  for (const path of ['/v1/jobs/job', '/v1/jobs/late', '/v1/nothing']) {
    await once(open(wireRequest('GET', path)), 'close')
  }
  await once(open(wireRequest('POST', '/v1/jobs', '{}')), 'close')
  const { requests } = (await admin('GET', '/requests')).body
  t.strictSame(
    requests.map(({ path, status }: Record<string, unknown>) => [path, status]),
    [
      ['/v1/jobs/job', undefined],
      ['/v1/jobs/late', undefined],
      ['/v1/nothing', undefined],
      ['/v1/jobs', undefined]
    ]
  )
})

t.test('where no job has the id: those like it, and the sandboxes that have it', async (t) => {
  const ids = [
    'completedExport0000000000000000001',
    'completedImport0000000000000000001',
    'somethingElse000000000000000000001'
  ]
  const seeds = ids.map((Id) => ({ Type, Id }))
  const { admin, getJob, sandbox } = build(t, {}, [{ name: 'x', jobs: seeds }])
  const typo = await getJob('completedExprot0000000000000000001')
  t.equal(typo.status, 404)
  t.strictSame(Object.keys(typo.body), ['Message', 'ResourceId', 'ResourceType'])
  t.notMatch(JSON.stringify(typo.body), ids[0], 'what AWS would not say is not in the body')
  t.equal(
    typo.headers['x-dataexchange-local'],
    `sandbox=default; nearest=${ids[0]},${ids[1]}`,
    'the closest first; none that is not close'
  )
  const elsewhere = 'f'.repeat(32)
  for (const name of ['one', 'two', 'three', 'four']) {
    await sandbox(name).admin('POST', '/jobs', { Type, Id: elsewhere })
  }
  t.equal((await getJob(elsewhere)).headers['x-dataexchange-local'], 'sandbox=default; elsewhere=one,two,three')
  t.equal((await sandbox('one').getJob(elsewhere)).status, 200)
  const refused = await admin('GET', '/jobs/completedExprot0000000000000000001')
  t.match(refused.body.error.message, `did you mean ${ids[0]}?`)
})

t.test('the log tells of an id that no job has', async (t) => {
  const lines: Record<string, unknown>[] = []
  const destination = new Writable({
    write(line, _encoding, done) {
      lines.push(JSON.parse(String(line)))
      done()
    }
  })
  const scenario = { name: 'x', jobs: [{ Type, Id: 'importOfTheDay' }] }
  const app = buildApp({
    config: defaultConfig(),
    scenarios: [{ file: 'x.json', scenario }],
    wall: new TestWall(),
    logger: pino({ level: 'info' }, destination)
  })
  t.teardown(() => app.close())
  await app.inject('/sandbox/other/v1/jobs/importOfTheDay')
  t.strictSame(lines, [])
  await app.inject({ method: 'PATCH', url: '/sandbox/other/v1/jobs/importOfToday' })
  t.match(
    lines,
    only({
      level: 30,
      sandbox: 'other',
      jobId: 'importOfToday',
      nearest: only('importOfTheDay'),
      msg: /^StartJob importOfToday: 400 ValidationException: .*; nearest: importOfTheDay; sandbox other$/
    })
  )
})
