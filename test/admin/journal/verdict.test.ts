import t from 'tap'
import { build } from '../../support/build.js'
import { only } from '../../support/only.js'

const AssetId = '0123456789abcdef0123456789abcdef'
const EXPORT = {
  Type: 'EXPORT_ASSET_TO_SIGNED_URL',
  Details: { ExportAssetToSignedUrl: { AssetId, DataSetId: AssetId, RevisionId: AssetId } }
}

t.test('an exporter that polls only the last job of each group that it starts has forgotten the others', async (t) => {
  const { admin, aws, getJob, wall } = build(t, { fixtures: [] })
  await admin('POST', '/outcomes', [{ plan: 'fails', match: { nth: 1 } }, { plan: 'succeeds' }])
  const ids: string[] = []
  for (let job = 0; job < 3; job++) {
    const { body } = await aws('POST', '/v1/jobs', EXPORT)
    ids.push(body.Id)
    t.equal((await aws('PATCH', `/v1/jobs/${body.Id}`)).status, 202)
  }
  wall.advance(60_000)
  t.match((await getJob(ids[2] as string)).body, { State: 'COMPLETED' })
  t.match((await admin('GET', `/jobs/${ids[0]}`)).body, { job: { State: 'ERROR' }, polls: 0 })
  t.match((await admin('GET', '/verdict')).body, {
    ok: false,
    jobsNeverAskedFor: { total: 2, first: only(ids[0], ids[1]) },
    jobsLeftRunning: { total: 0 }
  })
  for (const id of ids) await getJob(id)
  t.match((await admin('GET', '/verdict')).body, { ok: true, jobsNeverAskedFor: { total: 0 } })
})
