import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { options, runStart, startCluster, temporaryFolder } from './cluster.mjs'
import { listen } from './haproxy.mjs'
import { readOptions } from './options.mjs'

const urlsOf = ({ url, replicas }) => [url, ...replicas.map((replica) => replica.url)]

function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

for (const signal of ['SIGTERM', 'SIGINT'])
  test(`prints one line of JSON when all are ready, and ends all of them at ${signal}`, options, async (t) => {
    const folder = temporaryFolder(t)
    const cluster = await startCluster(t, folder, 2)
    const { child, lines, url, replicas } = cluster
    assert.equal(replicas.length, 2)
    for (const each of urlsOf(cluster)) assert.equal((await fetch(`${each}/__admin/health`)).status, 200)
    child.kill(signal)
    assert.deepEqual(await once(child, 'close'), [0, null])
    assert.deepEqual(lines.map(JSON.parse), [{ url, replicas }])
    for (const { pid } of replicas) assert.equal(isRunning(pid), false)
    for (const each of urlsOf(cluster)) await assert.rejects(fetch(each))
    assert.deepEqual(readdirSync(folder), [])
  })

test('all end and leave nothing when it is killed', options, async (t) => {
  const folder = temporaryFolder(t)
  const cluster = await startCluster(t, folder, 2)
  cluster.child.kill('SIGKILL')
  // Standard error, which all of them have, is closed when the last of them has ended.
  assert.deepEqual(await once(cluster.child, 'close'), [null, 'SIGKILL'])
  for (const each of urlsOf(cluster)) await assert.rejects(fetch(each))
  assert.deepEqual(readdirSync(folder), [])
})

test('a replica that hangs is killed', options, async (t) => {
  const { child, replicas } = await startCluster(t, temporaryFolder(t), 2)
  process.kill(replicas[0].pid, 'SIGSTOP')
  child.kill('SIGTERM')
  assert.deepEqual(await once(child, 'close'), [0, null])
  for (const { pid } of replicas) assert.equal(isRunning(pid), false)
})

test('all end and leave nothing when HAProxy is killed', options, async (t) => {
  const folder = temporaryFolder(t)
  const { child, replicas, told } = await startCluster(t, folder, 2)
  const message = told(/^HAProxy ended with SIGKILL\.$/)
  process.kill(Number(execFileSync('pgrep', ['-x', '-P', String(child.pid), 'haproxy'])), 'SIGKILL')
  await message
  assert.deepEqual(await once(child, 'close'), [1, null])
  for (const { pid } of replicas) assert.equal(isRunning(pid), false)
  assert.deepEqual(readdirSync(folder), [])
})

test('says what is wrong, prints nothing else and leaves nothing', options, async (t) => {
  const folder = temporaryFolder(t)
  const copy = join(temporaryFolder(t), 'examples', 'replicas')
  cpSync(import.meta.dirname, copy, { recursive: true })
  const listener = await listen(0)
  t.after(() => listener.close())
  const { port } = listener.address()
  const refused = (args, message, setUp, expected = 2) => {
    const { status, stdout, stderr } = runStart(folder, args, setUp)
    assert.deepEqual({ status, stdout, left: readdirSync(folder) }, { status: expected, stdout: '', left: [] })
    assert.equal(stderr.trimEnd().split('\n').at(-1), message)
  }
  refused(['--replicas', '0'], '--replicas must be a whole number from 1 to 64, not "0".')
  refused([], `${join(copy, '../../dist/cli.js')} is missing: run \`npm ci && npm run build\` first.`, {
    script: join(copy, 'start.mjs')
  })
  refused(['--port', String(port)], `Port ${port} is in use.`, {}, 1)
  const env = { DATAEXCHANGE_LOCAL_WAITING_MS: 'long' }
  refused(['--replicas', '1'], 'A replica ended with exit code 2 before it was ready.', { env }, 1)
})

test("refuses bad arguments, variables that replicas can't share, and to run without HAProxy", () => {
  const message = (args, environment = {}, program = 'haproxy') => {
    try {
      return readOptions(args, environment, program)
    } catch ({ message }) {
      return message
    }
  }
  assert.deepEqual(message([]), { count: 2, port: 0 })
  assert.deepEqual(message(['--replicas=64', '--port', '65535']), { count: 64, port: 65_535 })
  for (const text of ['65', '2.0', '1e1', 'two', ''])
    assert.equal(
      message([`--replicas=${text}`]),
      `--replicas must be a whole number from 1 to 64, not ${JSON.stringify(text)}.`
    )
  assert.equal(message(['--port=65536']), '--port must be a whole number from 0 to 65535, not "65536".')
  assert.match(message(['--replica', '2']), /^Unknown option '--replica'/)
  assert.equal(message([], {}, null), 'HAProxy is not installed. On Debian: `apt-get install haproxy`.')
  for (const name of ['DATAEXCHANGE_LOCAL_SNAPSHOT', 'DATAEXCHANGE_LOCAL_TLS_CERT', 'DATAEXCHANGE_LOCAL_TLS_KEY'])
    assert.equal(message([], { [name]: 'file' }), `${name} can't be used here: unset it.`)
})
