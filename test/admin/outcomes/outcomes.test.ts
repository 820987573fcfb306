import t, { type Test } from 'tap'
import type { JobType } from '../../../src/core/jobs/job-types.js'
import type { Scenario } from '../../../src/core/world/scenario.js'
import { build } from '../../support/build.js'
import { exportRequest, ID, OTHER_ID } from '../../support/jobs.js'
import { only } from '../../support/only.js'

const FROZEN = { fixtures: [], clock: { mode: 'frozen', now: '2026-03-02T09:15:00.000Z' } } as const

function server(t: Test, scenarios: readonly Scenario[] = []) {
  const built = build(t, { ...FROZEN, waitingMs: 0, inProgressMs: 0 }, scenarios)
  /** Creates a job, starts it and returns how it ends. */
  const run = async (request: { Type: JobType; Details: object }): Promise<Record<string, string>> => {
    const created = await built.aws('POST', '/v1/jobs', request)
    const { Id } = created.body
    await built.aws('PATCH', `/v1/jobs/${Id}`)
    return { Id, why: created.headers['x-dataexchange-local'], ...(await built.getJob(Id)).body }
  }
  const runExport = (dataSetId?: string, bucket?: string) => run(exportRequest(dataSetId, bucket))
  return { ...built, run, runExport }
}

t.test('the first outcome that matches a job sets its plan; without one the job succeeds', async (t) => {
  const { admin, runExport } = server(t)
  t.equal((await runExport()).State, 'COMPLETED')
  const { status, body } = await admin('POST', '/outcomes', [
    { id: 'others', match: { dataSetId: OTHER_ID }, plan: 'fails' },
    { id: 'any', plan: [{ state: 'IN_PROGRESS' }] }
  ])
  t.equal(status, 201)
  t.strictSame(body.outcomes[1], {
    plan: [{ state: 'IN_PROGRESS' }],
    id: 'any',
    matched: 0,
    given: 0,
    remaining: null,
    spent: false
  })
  t.match(await runExport(OTHER_ID), {
    State: 'ERROR',
    why: /^sandbox=default; state=WAITING; outcome=others; job=\w+; step=0; references=unchecked$/
  })
  t.match(await runExport(), {
    State: 'IN_PROGRESS',
    why: /^sandbox=default; state=WAITING; outcome=any; job=\w+; step=0; references=unchecked$/
  })
  t.match(
    (await admin('GET', '/outcomes')).body.outcomes,
    only({ id: 'others', matched: 1, given: 1 }, { id: 'any', matched: 2, given: 1 })
  )
})

t.test('outcomes match by type, ids, bucket and asset name', async (t) => {
  const { admin, run, runExport } = server(t)
  await admin('POST', '/outcomes', [
    { match: { type: 'EXPORT_ASSETS_TO_S3', bucket: 'closed' }, plan: 'hangs' },
    { match: { assetName: 'bad.csv' }, plan: 'cancelled' },
    { match: { revisionId: ID }, plan: 'times-out' }
  ])
  const importOf = (AssetName: string, RevisionId: string) =>
    run({
      Type: 'IMPORT_ASSET_FROM_SIGNED_URL',
      Details: { ImportAssetFromSignedUrl: { AssetName, DataSetId: ID, Md5Hash: `${'A'.repeat(22)}==`, RevisionId } }
    })
  t.equal((await runExport(ID, 'closed')).State, 'IN_PROGRESS')
  t.equal((await runExport(ID, 'open')).State, 'COMPLETED')
  t.equal((await importOf('bad.csv', ID)).State, 'CANCELLED')
  t.equal((await importOf('good.csv', ID)).State, 'TIMED_OUT')
})

t.test('an outcome applies to the n-th matching job, or to a number of them', async (t) => {
  const { admin, runExport } = server(t)
  await admin('POST', '/outcomes', [
    { match: { nth: 3 }, plan: 'times-out' },
    { plan: 'fails', times: 2 }
  ])
  const ends = []
  for (let count = 0; count < 5; count++) ends.push((await runExport()).State)
  t.strictSame(ends, ['ERROR', 'ERROR', 'TIMED_OUT', 'COMPLETED', 'COMPLETED'])
  t.match((await admin('GET', '/outcomes')).body.outcomes[1], { remaining: 0, spent: true })
})

t.test('outcomes are part of a scenario, and a reset restores them', async (t) => {
  const { admin, runExport } = server(t, [{ name: 'x', outcomes: [{ id: 'o', plan: 'fails' }] }])
  t.equal((await runExport()).State, 'ERROR')
  t.equal((await admin('DELETE', '/outcomes/o')).status, 204)
  t.equal((await admin('GET', '/outcomes/o')).status, 404)
  t.equal((await runExport()).State, 'COMPLETED')
  await admin('POST', '/reset')
  t.match((await admin('GET', '/outcomes/o')).body, { plan: 'fails', matched: 0 })
  await admin('POST', '/scenarios', { name: 'y', outcomes: [{ id: 'p', plan: 'hangs' }] })
  t.equal((await runExport()).State, 'ERROR', 'existing outcomes come first')
  await admin('DELETE', '/outcomes')
  t.strictSame((await admin('GET', '/outcomes')).body, { outcomes: [] })
})

t.test('an outcome that makes no sense is rejected', async (t) => {
  const { admin } = server(t)
  await admin('POST', '/outcomes', { id: 'there', plan: 'fails' })
  const details = { ExportAssetsToS3: {} }
  const cases: [unknown, number, string][] = [
    [{}, 422, '$.plan'],
    [{ plan: 'explodes' }, 400, '$.plan'],
    [{ plan: 'fails', match: { typo: 1 } }, 400, '$.match.typo'],
    [{ plan: [{ state: 'COMPLETED' }] }, 422, '$.plan[0].state'],
    [{ plan: [{ state: 'WAITING' }, { state: 'COMPLETED' }] }, 422, '$.plan[1].state'],
    [{ plan: [{ state: 'IN_PROGRESS', details }] }, 422, '$.plan[0].details'],
    [
      { match: { type: 'IMPORT_ASSETS_FROM_S3' }, plan: [{ state: 'IN_PROGRESS', details }] },
      422,
      '$.plan[0].details.ExportAssetsToS3'
    ],
    [
      [
        { id: 'a', plan: 'fails' },
        { id: 'a', plan: 'fails' }
      ],
      422,
      '$[1].id'
    ],
    [{ id: 'there', plan: 'fails' }, 409, '$.id']
  ]
  for (const [outcome, status, path] of cases) {
    t.match(await admin('POST', '/outcomes', outcome), { status, body: { error: { problems: only({ path }) } } }, path)
  }
  t.equal((await admin('GET', '/outcomes')).body.outcomes.length, 1)
})
