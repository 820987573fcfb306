import { connect } from 'node:net'
import t, { type Test } from 'tap'
import { run, serve } from '../support/command.js'
import { until } from '../support/socket.js'

t.test('a second signal of either kind ends the server at once', async (t) => {
  for (const [first, second, code] of [
    ['SIGTERM', 'SIGINT', 130],
    ['SIGINT', 'SIGTERM', 143],
    ['SIGTERM', 'SIGTERM', 143]
  ] as const) {
    const { url, child, exit } = await serve(t, ['--no-fixtures'])
    await fetch(`${url}/__admin/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ delay: { ms: 4000 } })
    })
    const response = fetch(`${url}/v1/jobs/any`)
    response.catch(() => {})
    await until(async () => {
      const { faults } = (await (await fetch(`${url}/__admin/faults`)).json()) as { faults: Fault[] }
      return faults.some(({ delay, fired }) => delay !== undefined && fired === 1)
    })
    child.kill(first)
    await until(() => refusesConnections(Number(new URL(url).port)))
    child.kill(second)
    t.equal(await exit, code, `${first}, ${second}`)
    await t.rejects(response, 'the request in flight is not waited for')
  }
})

t.test('signals are handled before the server is loaded, and end a server that is not ready yet', async (t) => {
  const { exit, out } = run(t, ['--port', '0'], signalledEarly(t))
  t.equal(await exit, 0)
  t.strictSame(out, { stdout: '', stderr: 'http is loaded: false' })
})

t.test('signals end all other commands as they end any process', async (t) => {
  const { exit, out } = run(t, ['validate', 'fixtures'], signalledEarly(t))
  t.equal(await exit, null)
  t.equal(out.stdout, '')
})

interface Fault {
  readonly delay?: object
  readonly fired: number
}

function refusesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', () => resolve(true))
    socket.once('connect', () => {
      socket.destroy()
      resolve(false)
    })
  })
}

/** The environment of a command that gets a signal as soon as it handles signals. */
function signalledEarly(t: Test): Record<string, string> {
  const folder = t.testdir({
    'preload.mjs': `
      const { on } = process
      process.on = function (name, listener) {
        on.call(process, name, listener)
        if (name === 'SIGTERM') {
          process.stderr.write('http is loaded: ' + process.moduleLoadList.includes('NativeModule http'))
          process.kill(process.pid, 'SIGTERM')
        }
        return process
      }`
  })
  return { NODE_OPTIONS: `--import=${folder}/preload.mjs` }
}
