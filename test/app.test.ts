import t from 'tap'
import { buildApp } from '../src/app.js'
import { defaultConfig } from '../src/config/config.js'
import { build } from './support/build.js'
import { TestWall } from './support/test-wall.js'

t.test('closing leaves no timer behind', async (t) => {
  const wall = new TestWall()
  const scenario = { name: 'x', jobs: [{ Type: 'EXPORT_ASSETS_TO_S3' as const, plan: 'succeeds' as const }] }
  const app = buildApp({ config: defaultConfig(), scenarios: [{ file: 'x.json', scenario }], wall })
  await app.listen({ host: '127.0.0.1', port: 0 })
  t.ok(wall.timers.length > 0, 'the ticker has one')
  await app.close()
  t.strictSame(wall.timers, [])
})

t.test('a server on a wall clock that stands still', async (t) => {
  const { admin, wall, getJob } = build(t)
  await admin('POST', '/jobs', { Type: 'EXPORT_ASSETS_TO_S3', Id: 'mine', plan: 'succeeds' })
  wall.advance(4000) // fires every timer on the way, at its exact instant
  t.equal((await getJob('mine')).body.State, 'COMPLETED')
})
