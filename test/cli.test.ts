import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { hostname } from 'node:os'
import { text } from 'node:stream/consumers'
import t from 'tap'
import { VERSION } from '../src/version.js'
import { run, serve } from './support/command.js'
import { only } from './support/only.js'

t.test('it serves the built-in fixtures, says when it is ready, and stops when told', async (t) => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const { url, child, exit, out } = await serve(t, ['--seed', '7'])
    t.match(url, /^http:\/\/127\.0\.0\.1:\d+$/)
    t.match(out.stdout, /\(\d+ jobs, seed 7\)/)
    t.equal((await fetch(`${url}/v1/jobs/completedExportAssetToSignedUrl01`)).status, 200)
    child.kill(signal)
    t.equal(await exit, 0, signal)
    t.equal(out.stdout.trim().split('\n').length, 1, 'one line on standard output')
  }
})

t.test('the process outlives its requests in flight, but not those that take for ever', async (t) => {
  const { url, child, exit } = await serve(t)
  const arm = (fault: object) =>
    fetch(`${url}/__admin/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault)
    })
  const job = 'completedExportAssetToSignedUrl01'
  await arm({ id: 'short', match: { jobId: job }, delay: { ms: 400 } })
  await arm({ id: 'long', match: { jobId: 'nobody' }, delay: { ms: 600_000 } })
  const short = fetch(`${url}/v1/jobs/${job}`)
  const long = fetch(`${url}/v1/jobs/nobody`)
  const awaiting = fetch(`${url}/__admin/jobs/waitingExportAssetToSignedUrl01/await?state=COMPLETED`)
  const fired = async () =>
    ((await (await fetch(`${url}/__admin/faults`)).json()) as { faults: { id: string; fired: number }[] }).faults
  while ((await fired()).filter((fault) => ['short', 'long'].includes(fault.id) && fault.fired === 1).length < 2);
  const cutOff = t.rejects(long, 'cut off at once, not answered in ten minutes')
  child.kill('SIGTERM')
  t.equal((await short).status, 200)
  t.equal((await awaiting).status, 408)
  await cutOff
  t.equal(await exit, 0)
})

t.test('it refuses to start with all that is wrong, and exit code 2', async (t) => {
  const { exit, out } = run(t, ['--prot', '1', '--clock', 'x'], { DATAEXCHANGE_LOCAL_X: '' })
  t.equal(await exit, 2)
  t.strictSame(
    out.stderr
      .trim()
      .split('\n')
      .map((line) => line.replace(/ is | must .*/, ':').split(':')[0]),
    ['dataexchange-local', 'dataexchange-local', 'dataexchange-local']
  )
  t.match(
    out.stderr,
    /--prot is not a known flag[\s\S]*--clock must be one of running, frozen[\s\S]*DATAEXCHANGE_LOCAL_X/
  )
})

t.test('it refuses fixtures that are wrong', async (t) => {
  const folder = t.testdir({
    'a.json': '{ "name": "a", "jobs": [{ "Type": "X" }] }',
    'b.yaml': 'name: b\njobs:\n  - Type: EXPORT_ASSETS_TO_S3\n    Colour: red\n'
  })
  const { exit, out } = run(t, ['--port', '0', '--fixtures', folder])
  t.equal(await exit, 2)
  t.match(out.stderr, /a\.json:1:27 \$\.jobs\[0\]\.Type: must be one of/)
  t.match(out.stderr, /b\.yaml:4:5 \$\.jobs\[0\]\.Colour: is unknown here/)
  t.equal(out.stdout, '')
})

t.test('it says what to do when the port is taken', async (t) => {
  const { url } = await serve(t)
  const { exit, out } = run(t, ['--port', new URL(url).port])
  t.equal(await exit, 2)
  t.match(out.stderr, /port \d+ of 127\.0\.0\.1 is in use; choose another with --port, or --port 0 for a free one/)
})

t.test('a server that listens on all addresses says where it is for this machine and for others', async (t) => {
  const { out, url } = await serve(t, ['--host', '0.0.0.0'])
  t.match(url, /^http:\/\/127\.0\.0\.1:\d+$/)
  const { port } = new URL(url)
  t.match(out.stdout, `; from other machines http://${hostname()}:${port})`)
})

t.test('healthcheck', async (t) => {
  const { url, child, exit } = await serve(t)
  const { port } = new URL(url)
  t.equal(await run(t, ['healthcheck', '--port', port]).exit, 0)
  t.equal(await run(t, ['healthcheck'], { DATAEXCHANGE_LOCAL_PORT: port, DATAEXCHANGE_LOCAL_HOST: '0.0.0.0' }).exit, 0)
  child.kill('SIGTERM')
  await exit
  const down = run(t, ['healthcheck', '--port', port])
  t.equal(await down.exit, 1)
  t.match(down.out.stderr, /__admin\/health does not respond: /)
  t.equal(await run(t, ['healthcheck', 'now']).exit, 2)
})

t.test('healthcheck tells what a server that is not healthy answers', async (t) => {
  const asked: unknown[] = []
  const server = createServer((request, response) => {
    asked.push([request.method, request.url])
    response.writeHead(503).end('{"status":"starting"}')
  }).listen(0, '127.0.0.1')
  t.teardown(() => server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const { exit, out } = run(t, ['healthcheck', '--port', String(port)])
  t.equal(await exit, 1)
  t.strictSame(asked, [['GET', '/__admin/health']])
  t.strictSame(out, {
    stdout: '',
    stderr: `dataexchange-local: http://127.0.0.1:${port}/__admin/health responded with 503 {"status":"starting"}\n`
  })
})

t.test('validate prints the one problem there is, and only that', async (t) => {
  const folder = t.testdir({ 'good.json': '{ "name": "a" }', 'bad.json': '{ "name": "b", "jobs": [{}] }' })
  const one = `${folder}/bad.json:1:25 $.jobs[0].Type: is missing; it must be one of IMPORT_ASSETS_FROM_S3, `
  const { exit, out } = run(t, ['validate', `${folder}/good.json`, `${folder}/bad.json`])
  t.equal(await exit, 1)
  t.equal(out.stderr, '')
  t.match(out.stdout.split('\n'), only(one, ''))
})

t.test('a job that is odd is a warning of validate and of the start, which it does not stop', async (t) => {
  const odd = { Type: 'EXPORT_ASSETS_TO_S3', Arn: 'arn:mine' }
  const folder = t.testdir({ 'odd.json': JSON.stringify({ name: 'odd', jobs: [odd] }) })
  const warning = `${folder}/odd.json:1:\\d+ \\$\\.jobs\\[0\\]\\.Arn: warning: must be the ARN of a job: .*, not \\\\?"arn:mine`
  const { exit, out } = run(t, ['validate', folder])
  t.equal(await exit, 0)
  t.match(out.stdout, new RegExp(`^${warning}"\n1 scenario file is valid, with warnings\n$`))
  const server = await serve(t, ['--fixtures', folder, '--log-level', 'warn'])
  t.match(server.out.stdout, /ready on .*\(1 jobs,/)
  const end = once(server.child, 'close')
  server.child.kill()
  await end
  t.match(server.out.stderr, new RegExp(`"level":40.*${warning}`))
})

t.test('the start says how SDKs reach API assets, in a second line, if the fixtures hold any', async (t) => {
  const asset = { AssetType: 'API_GATEWAY_API' }
  const withAsset = { name: 'api', dataSets: [{ revisions: [{ assets: [asset] }] }] }
  const cases = [
    { scenario: withAsset, lines: 2 },
    { scenario: { ...withAsset, autoload: false }, lines: 1 },
    { scenario: { name: 'none', dataSets: [asset] }, lines: 1 }
  ]
  for (const [index, { scenario, lines }] of cases.entries()) {
    const folder = t.testdir({ [`${index}.json`]: JSON.stringify(scenario) })
    const { out, url } = await serve(t, ['--fixtures', folder])
    const [ready, ...others] = out.stdout.trimEnd().split('\n')
    const use = `point AWS_ENDPOINT_URL_DATAEXCHANGE here; console: ${url}/__admin/console/`
    t.equal(ready?.replace(/\(.*\)/, '()'), `dataexchange-local ready on ${url} (); ${use}`)
    t.equal(others.length, lines - 1)
    if (lines === 2)
      t.match(others[0], /api-fulfill\..*AWS_DISABLE_HOST_PREFIX_INJECTION=true.*disableHostPrefix: true/)
  }
})

t.test('validate', async (t) => {
  const folder = t.testdir({ 'good.json': '{ "name": "a" }', 'bad.json': '{ "name": "a b" }', 'cut.json': '{' })
  const good = run(t, ['validate', `${folder}/good.json`])
  t.equal(await good.exit, 0)
  t.equal(good.out.stdout, '1 scenario file is valid\n')
  const bad = run(t, ['validate', folder])
  t.equal(await bad.exit, 1)
  t.match(bad.out.stdout, /bad\.json:1:3 \$\.name: must be 1 to 64 letters[\s\S]*cut\.json:1:2 is not JSON: /)
  t.equal(await run(t, ['validate']).exit, 2)
  t.equal(await run(t, ['validate', '--all']).exit, 2)
})

t.test('help and version', async (t) => {
  const help = run(t, ['--help'])
  t.equal(await help.exit, 0)
  t.match(help.out.stdout, /^Usage: dataexchange-local \[options\][\s\S]*--fixtures PATH[\s\S]*--admin-token TOKEN/)
  t.match(help.out.stdout, /--seed N +seed of every random draw \(default: random, printed at the start\)\n/)
  for (const argv of [['-h'], ['help']]) {
    const same = run(t, argv)
    t.equal(await same.exit, 0)
    t.equal(same.out.stdout, help.out.stdout)
  }
  for (const flag of ['--version', '-v']) {
    const version = run(t, [flag])
    await version.exit
    t.equal(version.out.stdout, `${VERSION}\n`)
  }
  const typo = run(t, ['serve'])
  t.equal(await typo.exit, 2)
  t.equal(typo.out.stderr, 'dataexchange-local: serve is not a command; see --help\n')
  const near = run(t, ['validat'])
  t.equal(await near.exit, 2)
  t.equal(near.out.stderr, 'dataexchange-local: validat is not a command; did you mean validate?\n')
})

t.test('transitions are logged as JSON lines on standard error', async (t) => {
  const folder = t.testdir({
    'a.json': '{ "name": "a", "jobs": [{ "Id": "j", "Type": "EXPORT_ASSETS_TO_S3", "plan": "cancelled" }] }'
  })
  const argv = ['--fixtures', folder, '--waiting-ms', '0', '--log-level', 'debug']
  const { out, child } = await serve(t, argv)
  while (!out.stderr.includes('"to":"CANCELLED"')) await once(child.stderr as NodeJS.ReadableStream, 'data')
  const lines = out.stderr
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
  const transition = lines.find(({ from }) => from !== undefined)
  t.match(transition, { sandbox: 'default', jobId: 'j', from: 'WAITING', to: 'CANCELLED', at: /Z$/ })
})

t.test('half a request does not hold up the end', async (t) => {
  const { url, child, exit } = await serve(t)
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write('GET /v1/jobs/x HTTP/1.1\r\nhost: x\r\n')
  socket.on('error', () => {})
  const received = text(socket)
  child.kill('SIGTERM')
  t.equal(await exit, 0)
  t.equal(await received, '', 'closed: Node itself waits for as long as the client does')
})
