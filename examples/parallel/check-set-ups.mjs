// Runs the examples of Vitest and Jest, which must be installed, in the other ways in which their set-ups must work.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, test } from 'node:test'
import { start } from 'dataexchange-local'

const RUNNERS = {
  vitest: { bin: '../vitest.mjs', argv: ['run'] },
  jest: { bin: '../bin/jest.js', argv: [] }
}

/** Starts a runner in its example, or in a folder within. Its output grows as it writes. */
function launch(runner, argv, env = {}, cwd = join(import.meta.dirname, runner)) {
  const folder = dirname(createRequire(`${cwd}/`).resolve(`${runner}/package.json`))
  const bin = join(folder, 'package.json', RUNNERS[runner].bin)
  const child = spawn(process.execPath, [bin, ...argv], { cwd, env: { ...process.env, NO_COLOR: '1', ...env } })
  const launched = { child, output: '', ended: new Promise((resolve) => child.on('close', resolve)) }
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (launched.output += text))
  return launched
}

/** Runs all tests of an example. Returns its exit code and its output. */
async function run(runner, { argv = [], env, cwd } = {}) {
  const launched = launch(runner, [...RUNNERS[runner].argv, ...argv], env, cwd)
  return { code: await launched.ended, output: launched.output }
}

/** Resolves once the output has a text so many times. */
function shows(launched, text, times) {
  return new Promise((resolve, reject) => {
    const look = () => launched.output.split(text).length > times && resolve()
    launched.child.stdout.on('data', look)
    launched.child.stderr.on('data', look)
    launched.ended.then(() => reject(new Error(launched.output)))
    look()
  })
}

/** The files that the document shows in the section of a runner, by their names. */
function documentedFiles(runner) {
  const document = readFileSync(join(import.meta.dirname, '../../docs/test-runners.md'), 'utf8')
  const section = document.split(/^## /m).find((text) => text.toLowerCase().startsWith(`${runner}\n`))
  return [...section.matchAll(/^```js\n\/\/ (\S+)\n(.*?)^```$/gms)].map(([, name, text]) => [name, text])
}

for (const runner of Object.keys(RUNNERS)) {
  describe(runner, () => {
    test('the configuration and the test in the document', async (t) => {
      const cwd = mkdtempSync(join(import.meta.dirname, runner, 'documented-'))
      t.after(() => rmSync(cwd, { recursive: true }))
      writeFileSync(join(cwd, 'package.json'), JSON.stringify({ type: runner === 'vitest' ? 'module' : 'commonjs' }))
      const files = documentedFiles(runner)
      assert.deepEqual(files.length, 2)
      for (const [name, text] of files) writeFileSync(join(cwd, name), text)
      const { code, output } = await run(runner, { cwd })
      assert.equal(code, 0, output)
      assert.match(output, /Tests:? +1 passed/)
    })

    test('two runs at the same time share a server that is running, and leave nothing of theirs', async (t) => {
      const server = await start({ adminToken: 'secret' })
      t.after(() => server.close())
      await server.control.sandbox('theirs').reset()
      const env = { DATAEXCHANGE_LOCAL_URL: server.url, DATAEXCHANGE_LOCAL_ADMIN_TOKEN: 'secret' }
      for (const { code, output } of await Promise.all([run(runner, { env }), run(runner, { env })])) {
        assert.equal(code, 0, output)
      }
      const names = (await server.control.sandboxes.list()).map(({ name }) => name)
      assert.deepEqual(
        names.filter((name) => name !== 'default'),
        ['theirs']
      )
    })

    test('a server that cannot start fails the run once, and says why', async () => {
      const { code, output } = await run(runner, { env: { DATAEXCHANGE_LOCAL_FIXTURES: '/nowhere' } })
      assert.notEqual(code, 0)
      assert.equal(output.split('dataexchange-local could not start. /nowhere: does not exist').length, 2, output)
    })
  })
}

for (const argv of [['--pool=threads'], ['--pool=vmThreads'], ['--isolate=false', '--maxWorkers=1']]) {
  test(`vitest ${argv.join(' ')}`, async () => {
    const { code, output } = await run('vitest', { argv })
    assert.equal(code, 0, output)
  })
}

test('jest --runInBand, which exits by itself', async () => {
  const { code, output } = await run('jest', { argv: ['--runInBand'] })
  assert.equal(code, 0, output)
  assert.doesNotMatch(output, /did not exit/)
})

test('vitest --watch runs again after a change', async () => {
  const launched = launch('vitest', ['--watch'])
  await shows(launched, 'Waiting for file changes', 1)
  const now = new Date()
  utimesSync(join(import.meta.dirname, 'vitest/fails.test.js'), now, now)
  await shows(launched, 'Waiting for file changes', 2)
  launched.child.kill('SIGTERM')
  await launched.ended
  assert.match(launched.output, /Tests {2}6 passed.*Tests {2}2 passed/s)
})
