import { Writable } from 'node:stream'
import pino from 'pino'
import t from 'tap'
import { buildApp } from '../../../src/app.js'
import { defaultConfig } from '../../../src/config/config.js'
import { build } from '../../support/build.js'
import { Type } from '../../support/jobs.js'
import { only } from '../../support/only.js'
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
  t.match(await why(`/v1/jobs/${'x'.repeat(256)}`), /; job=x{64}; step=0$/)
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
      msg: 'StartJob: sandbox other has no job importOfToday; like it are importOfTheDay'
    })
  )
})
