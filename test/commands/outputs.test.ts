import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import t from 'tap'
import { type Readers, run, serve } from '../support/command.js'
import { until, wireRequest } from '../support/socket.js'

/** How many requests are logged: more than what the system keeps for a reader and what the server does together. */
const REQUESTS = 4000

t.test('a server whose log is not read serves and stops, and the log says how many lines are missing', async (t) => {
  const { url, child, exit } = await serve(t, ['--no-fixtures', '--log-level', 'info'], {}, { stderr: 'waits' })
  const { port, host } = new URL(url)
  const socket = connect(Number(port), '127.0.0.1')
  const unknown = wireRequest('GET', `/v1/jobs/${'x'.repeat(250)}`)
  const last = `GET /__admin/health HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`
  socket.write(unknown.repeat(REQUESTS) + last)
  const responses = await text(socket)
  t.equal(responses.match(/HTTP\/1\.1 400 /g)?.length, REQUESTS)
  t.match(responses, /"status":"healthy"/)

  const stderr = child.stderr as NodeJS.ReadableStream
  const log = text(stderr)
  let logged = ''
  stderr.on('data', (chunk) => {
    logged += chunk
  })
  // The reader is back: what waited for it comes first. Once there is room again, what is logged next comes after it.
  let next = 0
  while (!logged.includes('"jobId":"next"')) {
    await fetch(`${url}/v1/jobs/next`)
    next++
  }
  child.kill('SIGTERM')
  t.equal(await exit, 0)
  const lines = (await log)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const told = lines.reduce((sum, { dropped = 0 }) => sum + dropped, 0)
  t.ok(told > 0, 'some were dropped')
  const others = lines.filter(({ dropped }) => dropped === undefined)
  t.equal(others.length + told, REQUESTS + next, 'every line is there or counted')
  t.equal(others.at(-1).jobId, 'next')
})

t.test('a server whose log is not read ends in time, without what it could not write', async (t) => {
  const { url, child, exit } = await serve(t, ['--no-fixtures', '--log-level', 'info'], {}, { stderr: 'waits' })
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  const unknown = wireRequest('GET', `/v1/jobs/${'x'.repeat(250)}`)
  socket.write(unknown.repeat(REQUESTS))
  await once(socket, 'data')
  child.kill('SIGINT')
  t.equal(await exit, 0)
})

t.test('a server serves and stops if its standard error is full or nobody is there to read it', async (t) => {
  for (const stderr of ['full', 'gone'] as const) {
    const { url, child, exit } = await serve(t, ['--no-fixtures', '--log-level', 'debug'], {}, { stderr })
    for (let count = 0; count < 3; count++) t.equal((await fetch(`${url}/v1/jobs/unknown`)).status, 400, stderr)
    child.kill('SIGTERM')
    t.equal(await exit, 0, stderr)
  }
})

t.test('a server serves and stops if its standard output is full or nobody is there to read it', async (t) => {
  for (const readers of [{ stdout: 'full' }, { stdout: 'gone' }, { stdout: 'gone', stderr: 'gone' }] as Readers[]) {
    const port = String(await freePort())
    const { child, exit, out } = run(t, ['--port', port], {}, readers)
    const url = `http://127.0.0.1:${port}`
    let isEnded = false
    exit.then(() => {
      isEnded = true
    })
    await until(async () => isEnded || (await isHealthy(url)))
    t.equal((await fetch(`${url}/v1/jobs/completedExportAssetToSignedUrl01`)).status, 200)
    child.kill('SIGTERM')
    t.equal(await exit, 0)
    t.equal(out.stderr, '')
  }
})

t.test('a command does the same and exits with the same code if nobody reads what it prints', async (t) => {
  const folder = t.testdir({ 'good.json': '{ "name": "a" }', 'bad.json': '{ "name": "a b" }' })
  const commands: [code: number, printsTo: 'stdout' | 'stderr', ...argv: string[]][] = [
    [0, 'stdout', '--help'],
    [0, 'stdout', '--version'],
    [0, 'stdout', 'validate', `${folder}/good.json`],
    [1, 'stdout', 'validate', `${folder}/bad.json`],
    [2, 'stderr', 'validate'],
    [2, 'stderr', '--prot', '1'],
    [2, 'stderr', '--fixtures', `${folder}/bad.json`],
    [1, 'stderr', 'healthcheck', '--port', String(await freePort())]
  ]
  for (const [index, [code, printsTo, ...argv]] of commands.entries()) {
    // In turns: each command is a process of its own.
    const reader = index % 2 === 0 ? 'full' : 'gone'
    const { exit, out } = run(t, argv, {}, { [printsTo]: reader })
    t.equal(await exit, code, `${argv[0]} with nobody to read ${printsTo}: ${reader}`)
    t.strictSame(out, { stdout: '', stderr: '' })
  }
})

function isHealthy(url: string): Promise<boolean> {
  return fetch(`${url}/__admin/health`).then(
    ({ ok }) => ok,
    () => false
  )
}

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
