import { execFile } from 'node:child_process'
import t, { type Test } from 'tap'
import { start } from '../../src/index.js'

// The built package, by the names that users import. `npm test` builds it first.

const IMPORTS = `
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { configure, control } from 'dataexchange-local/node-test'
`

/**
 * Runs test files in processes of their own, without this one's environment. Returns the report in TAP and the status.
 */
function runTests(t: Test, files: Record<string, string>, env: Record<string, string> = {}) {
  const cwd = t.testdir(files)
  const argv = ['--test', '--test-reporter=tap', ...Object.keys(files)]
  return new Promise<{ report: string; status: number }>((resolve) => {
    execFile(process.execPath, argv, { cwd, env: { PATH: process.env.PATH, ...env } }, (error, report) =>
      resolve({ report, status: Number(error?.code ?? 0) })
    )
  })
}

t.test('each test file has a server of its own, and each test a clean sandbox', async (t) => {
  const file = `${IMPORTS}
    const mine = { Id: 'mine', Type: 'EXPORT_ASSETS_TO_S3', plan: 'succeeds' }
    assert.equal(process.env.AWS_ENDPOINT_URL_DATAEXCHANGE, control.url)
    assert.equal(process.env.AWS_REGION, 'eu-west-1')
    assert.equal(process.env.AWS_ACCESS_KEY_ID, 'test')
    test('first', () => control.seed(mine))
    describe('suite', () => {
      test('second', () => control.seed(mine))
    })
    test('the steps of a test share its sandbox', async (t) => {
      await control.seed(mine)
      await t.test('a step', () => control.job('mine'))
    })
    test('mocked timers do not stop the server', async (t) => {
      t.mock.timers.enable()
      await control.seed({ ...mine, plan: [{ state: 'IN_PROGRESS', forMs: 1 }, { state: 'COMPLETED' }] })
      await control.await('mine', 'COMPLETED')
    })
    test('no other file uses the server', async () => assert.equal((await control.sandboxes.list()).length, 1))`
  const commonJs = `
    const { control } = require('dataexchange-local/node-test')
    require('node:test').test('in CommonJS', () => control.reset())`
  const env = { AWS_DEFAULT_REGION: 'eu-west-1' }
  const files = { 'a.test.mjs': file, 'b.test.mjs': file, 'c.test.cjs': commonJs }
  const { report, status } = await runTests(t, files, env)
  t.equal(status, 0, report)
  t.match(report, /# pass 13\n/)
})

t.test('with verdict, a test fails that leaves a fault which never fired, and the report says which', async (t) => {
  const { report, status } = await runTests(t, {
    'verdict.test.mjs': `${IMPORTS}
      configure({ verdict: true })
      test('leaves a fault', () => control.faults.add({ id: 'unused', effect: { exception: 'ThrottlingException' } }))
      test('leaves nothing', () => {})`
  })
  t.equal(status, 1)
  t.match(report, /not ok 1 - leaves a fault/)
  t.match(report, /fault unused never fired/)
  t.match(report, /ok 2 - leaves nothing/)
})

t.test('with `sandbox: test`, each test has a new sandbox, which the environment names', async (t) => {
  const { report, status } = await runTests(t, {
    'sandbox.test.mjs': `${IMPORTS}
      configure({ sandbox: 'test' })
      const seen = new Set()
      for (const name of ['one', 'two']) test(name, () => {
        assert.equal(process.env.AWS_ENDPOINT_URL_DATAEXCHANGE, control.url)
        seen.add(control.url)
      })
      test('all differ', () => assert.equal(seen.size, 2))`
  })
  t.equal(status, 0, report)
})

t.test('a server that is running is used with its token, and is left without the sandboxes of the run', async (t) => {
  const server = await start({ adminToken: 'secret' })
  t.teardown(() => server.close())
  await server.control.sandbox('theirs').reset()
  const file = `${IMPORTS}
    test('uses the server', async () => {
      assert.ok(control.url.startsWith(process.env.DATAEXCHANGE_LOCAL_URL))
      await control.seed({ Id: 'mine', Type: 'EXPORT_ASSETS_TO_S3', plan: 'succeeds' })
    })`
  const env = { DATAEXCHANGE_LOCAL_URL: server.url, DATAEXCHANGE_LOCAL_ADMIN_TOKEN: 'secret' }
  const { report, status } = await runTests(t, { 'a.test.mjs': file, 'b.test.mjs': file }, env)
  t.equal(status, 0, report)
  const names = (await server.control.sandboxes.list()).map(({ name }) => name)
  t.strictSame(names.filter((name) => name !== 'default').sort(), ['theirs'])
})

t.test(
  'the variables of the command are options of the server, except the port; what is wrong with them is said',
  async (t) => {
    const file = `${IMPORTS}
    test('has no fixtures', async () => assert.deepEqual(await control.jobs(), []))`
    const env = { DATAEXCHANGE_LOCAL_NO_FIXTURES: '1', DATAEXCHANGE_LOCAL_PORT: '1' }
    const { report, status } = await runTests(t, { 'a.test.mjs': file }, env)
    t.equal(status, 0, report)
    const refused = await runTests(t, { 'a.test.mjs': file }, { DATAEXCHANGE_LOCAL_CLOCK: 'stopped' })
    t.equal(refused.status, 1)
    t.match(refused.report, /dataexchange-local could not start\..*DATAEXCHANGE_LOCAL_CLOCK must be/s)
  }
)
