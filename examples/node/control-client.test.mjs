import assert from 'node:assert/strict'
import { test } from 'node:test'
import { start } from 'dataexchange-local'
import { ControlClient, ms } from 'dataexchange-local/client'

test('an export of six hours ends in no time', async (t) => {
  const server = await start({ clock: 'frozen', noFixtures: true })
  t.after(() => server.close())
  process.env.DATAEXCHANGE_LOCAL_URL = server.url
  const control = new ControlClient(process.env.DATAEXCHANGE_LOCAL_URL ?? 'http://127.0.0.1:2017').sandbox('checkout')
  const { job } = await control.seed({
    Type: 'EXPORT_ASSETS_TO_S3',
    plan: [{ state: 'IN_PROGRESS', forMs: ms('6h') }, { state: 'COMPLETED' }]
  })
  await control.faults.add({ times: 2, effect: { exception: 'ThrottlingException' } })
  const { transitions } = await control.clock.advance('6h')
  assert.deepEqual(
    transitions.map(({ jobId, to }) => [jobId, to]),
    [[job.Id, 'COMPLETED']]
  )
})
