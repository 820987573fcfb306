import t from 'tap'
import type { Scenario } from '../../../src/core/world/scenario.js'
import { build } from '../../support/build.js'

const Type = 'EXPORT_ASSET_TO_SIGNED_URL' as const
const SCENARIO: Scenario = {
  name: 'x',
  clock: { mode: 'frozen', now: '2026-03-02T12:00:00.000Z' },
  jobs: [
    {
      Type,
      Id: 'polled',
      plan: [{ state: 'WAITING', forMs: 10 }, { state: 'IN_PROGRESS', forPolls: 3 }, { state: 'COMPLETED' }]
    },
    { Type, plan: 'fails' }
  ],
  faults: [{ id: 'f', match: { jobId: 'polled' }, skip: 2, times: 1, effect: { exception: 'ThrottlingException' } }]
}

/** What is not in a snapshot: each server signs its URLs with its own key. */
const withoutSignature = (body: unknown) => JSON.parse(JSON.stringify(body).replace(/Signature=[0-9a-f]{64}/, ''))

t.test('a snapshot restored on another server continues where the first server was', async (t) => {
  const first = build(t, { seed: 5, accountId: '111111111111' }, [SCENARIO])
  await first.admin('POST', '/clock/advance', { ms: 10 })
  await first.getJob('polled')
  await first.admin('POST', '/jobs', { Type, plan: 'hangs' })
  const { status, headers, body: snapshot } = await first.admin('GET', '/snapshot')
  t.equal(status, 200)
  t.match(headers['content-type'], /^application\/json/)

  const second = build(t, { seed: 6 })
  t.match(await second.admin('PUT', '/snapshot', snapshot), {
    status: 200,
    body: { sandbox: 'default', jobs: 3, faults: 1, now: '2026-03-02T12:00:00.010Z', mode: 'frozen' }
  })
  t.strictSame((await second.admin('GET', '/snapshot')).body, snapshot)
  for (let poll = 0; poll < 4; poll++) {
    const [one, other] = [await first.getJob('polled'), await second.getJob('polled')]
    t.strictSame([other.status, withoutSignature(other.body)], [one.status, withoutSignature(one.body)])
    t.equal(other.headers['x-dataexchange-local'], one.headers['x-dataexchange-local'])
  }
  const seeded = { Type, plan: 'succeeds' }
  t.strictSame(
    (await second.admin('POST', '/jobs', seeded)).body,
    (await first.admin('POST', '/jobs', seeded)).body,
    'ids and accounts too'
  )
  t.strictSame(
    (await second.admin('POST', '/clock/advance', { ms: 60_000 })).body,
    (await first.admin('POST', '/clock/advance', { ms: 60_000 })).body
  )
})

t.test('a reset after a restore returns to the initial state of the server', async (t) => {
  const { admin } = build(t, {}, [SCENARIO])
  const { body: start } = await admin('GET', '/snapshot')
  const other = build(t, { seed: 9 })
  const { body: foreign } = await other.admin('GET', '/snapshot')
  await admin('PUT', '/snapshot', foreign)
  await admin('POST', '/reset')
  t.strictSame((await admin('GET', '/snapshot')).body, start)
})

t.test('two runs with the same seed and the same calls have equal snapshots', async (t) => {
  const run = async () => {
    const { admin, getJob, app } = build(t, { seed: 3 }, [SCENARIO])
    await admin('POST', '/jobs', [{ Type }, { Type: 'IMPORT_ASSETS_FROM_S3' }])
    await admin('POST', '/faults', { probability: 0.5, effect: { exception: 'InternalServerException' } })
    for (let poll = 0; poll < 10; poll++) await getJob('polled')
    await admin('POST', '/clock/advance', { ms: 1500 })
    return (await app.inject('/__admin/snapshot')).body
  }
  t.equal(await run(), await run(), 'to the byte')
})

t.test('an invalid snapshot is rejected with all of its problems, and changes nothing', async (t) => {
  const { admin } = build(t, { maxJobs: 3 }, [SCENARIO])
  const { body: snapshot } = await admin('GET', '/snapshot')
  const broken = async (change: (copy: typeof snapshot) => void) => {
    const copy = structuredClone(snapshot)
    change(copy)
    const { status, body } = await admin('PUT', '/snapshot', copy)
    return { status, problems: body.error.problems.map(({ path }: { path: string }) => path) }
  }
  const cases: [string, number, string[], (copy: typeof snapshot) => void][] = [
    ['no version', 400, ['$.version'], (copy) => delete copy.version],
    ['another version', 400, ['$.version'], (copy) => Object.assign(copy, { version: 2 })],
    ['an unknown member', 400, ['$.extra'], (copy) => Object.assign(copy, { extra: 1 })],
    [
      'a state that the plan has not',
      422,
      ['$.jobs.held[0].step', '$.jobs.held[0].history'],
      (copy) => Object.assign(copy.jobs.held[0].job, { State: 'COMPLETED' })
    ],
    ['a step beyond the plan', 422, ['$.jobs.held[0].step'], (copy) => Object.assign(copy.jobs.held[0], { step: 3 })],
    ['one id twice', 422, ['$.jobs.held[1].job.Id'], (copy) => Object.assign(copy.jobs.held[1].job, { Id: 'polled' })],
    [
      'an id that no job can be seeded with',
      400,
      ['$.jobs.held[0].job.Id', '$.jobs.held[1].job.Id'],
      (copy) => {
        Object.assign(copy.jobs.held[0].job, { Id: 'x'.repeat(257) })
        Object.assign(copy.jobs.held[1].job, { Id: '' })
      }
    ],
    [
      'other ids that nothing can have',
      400,
      ['$.jobs.held[0].assetId', '$.assets.uploads[0].id', '$.assets.assets[0].id', '$.assets.assets[0].importedBy'],
      (copy) => {
        const id = 'x'.repeat(257)
        Object.assign(copy.jobs.held[0], { assetId: id })
        copy.assets = { uploads: [{ id, base64: '' }], assets: [{ id: '', base64: '', importedBy: id }] }
      }
    ],
    ['serials that fall', 422, ['$.jobs.held[1].serial'], (copy) => Object.assign(copy.jobs.held[1], { serial: 0 })],
    [
      'errors without ERROR',
      422,
      ['$.jobs.held[0].job.Errors'],
      (copy) => Object.assign(copy.jobs.held[0].job, { Errors: [{ Code: 'VALIDATION_EXCEPTION', Message: 'm' }] })
    ],
    [
      'an illegal history',
      422,
      ['$.jobs.held[0].history[1].state'],
      (copy) => copy.jobs.held[0].history.unshift({ state: 'COMPLETED', at: copy.clock.now })
    ],
    [
      'a history that goes back',
      422,
      ['$.jobs.held[0].history[1].at', '$.jobs.held[0].history'],
      (copy) => copy.jobs.held[0].history.push({ state: 'IN_PROGRESS', at: '2020-01-01T00:00:00.000Z' })
    ],
    ['more firings than matches', 422, ['$.faults[0].fired'], (copy) => Object.assign(copy.faults[0], { fired: 1 })],
    [
      'too many jobs',
      507,
      [],
      (copy) => {
        for (const Id of ['a', 'b']) {
          const [job] = structuredClone(copy.jobs.held)
          copy.jobs.held.push({ ...job, serial: copy.jobs.nextSerial++, job: { ...job.job, Id } })
        }
      }
    ]
  ]
  for (const [name, status, problems, change] of cases) {
    const found = await broken(change)
    t.equal(found.status, status, name)
    t.strictSame(found.problems.sort(), problems.sort(), name)
  }
  t.strictSame((await admin('GET', '/snapshot')).body, snapshot)
})

t.test('a snapshot of any number of jobs is one JSON document with all of them', async (t) => {
  for (const count of [0, 1, 256, 257, 513]) {
    const ids = Array.from({ length: count }, (_, index) => `job${index}`)
    const jobs = ids.map((Id) => ({ Type, Id, plan: 'waits' as const }))
    const { admin, app } = build(t, { maxJobs: 513 }, [{ name: 'x', clock: { mode: 'frozen' }, jobs }])
    const { body } = await app.inject('/__admin/snapshot')
    const snapshot = JSON.parse(body)
    t.strictSame([snapshot.jobs.nextSerial, snapshot.jobs.held.length], [count, count])
    t.strictSame(
      snapshot.jobs.held.map(({ job }: { job: { Id: string } }) => job.Id),
      ids,
      `${count}: in their order`
    )
    await admin('POST', '/reset?to=empty')
    t.match(await admin('PUT', '/snapshot', snapshot), { status: 200, body: { jobs: count } })
    t.equal((await app.inject('/__admin/snapshot')).body, body, `${count}: and back`)
  }
})
