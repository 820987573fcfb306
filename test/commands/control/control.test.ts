import t, { type Test } from 'tap'
import { commandsOf } from '../../support/command-io.js'
import { only } from '../../support/only.js'
import { listen } from '../../support/server.js'

const TYPE = 'EXPORT_ASSETS_TO_S3' as const
const ID = 'aJobOfATest0000000000000000000001'
const OTHER = 'aJobOfATest0000000000000000000002'

/** A frozen server with two jobs, and its commands. */
async function connect(t: Test) {
  const server = await listen(t, { clock: { mode: 'frozen', now: '2026-03-02T09:15:00.000Z' } }, [
    {
      name: 'two',
      jobs: [
        { Type: TYPE, Id: ID, plan: [{ state: 'WAITING', forMs: 3_600_000 }, { state: 'COMPLETED' }] as never },
        { Type: 'EXPORT_ASSET_TO_SIGNED_URL', Id: OTHER, State: 'COMPLETED' }
      ]
    }
  ])
  return { server, run: commandsOf(server.url) }
}

t.test('jobs prints a table of the jobs, those of a state or of a type', async (t) => {
  const { run } = await connect(t)
  const { code, stdout, stderr } = await run('jobs')
  t.equal(code, 0)
  t.equal(stderr, '')
  const [header, first, second, ...none] = stdout.trimEnd().split('\n')
  t.match(header, /^ID +TYPE +STATE +POLLS +UPDATED +NEXT TRANSITION$/)
  t.match(first, new RegExp(`^${ID}  ${TYPE} +WAITING +0 +2026-03-02T09:15:00.000Z +2026-03-02T10:15:00.000Z$`))
  t.match(second, new RegExp(`^${OTHER}  EXPORT_ASSET_TO_SIGNED_URL +COMPLETED`))
  t.strictSame(none, [])
  t.notMatch((await run('jobs --state COMPLETED')).stdout, ID)
  t.notMatch((await run(`jobs --type=${TYPE}`)).stdout, OTHER)
  t.equal((await run('jobs --state ERROR')).stdout, 'There are no such jobs.\n')
})

t.test('job prints the state, the plan, the history and the details of a job', async (t) => {
  const { run } = await connect(t)
  const { code, stdout } = await run(`job ${ID}`)
  t.equal(code, 0)
  t.match(stdout, new RegExp(`^Id +${ID}\nType +${TYPE}\nState +WAITING\n`))
  t.match(stdout, /^Plan +WAITING for 3600000 ms \(now\), COMPLETED$/m)
  t.match(stdout, /^Next transition +2026-03-02T10:15:00.000Z$/m)
  t.match(stdout, /^History +2026-03-02T09:15:00.000Z WAITING$/m)
  t.match(stdout, /^Details\n {2}\{\n {4}"ExportAssetsToS3"/m)
})

t.test('job --await returns once the job is in the state, and fails with where it is otherwise', async (t) => {
  const { run, server } = await connect(t)
  const waiting = run(`job ${ID} --await COMPLETED`)
  await server.admin('POST', '/clock/advance', { ms: 3_600_000 })
  const { code, stdout } = await waiting
  t.equal(code, 0)
  t.match(stdout, /^State +COMPLETED$/m)
  const { code: failed, stderr } = await run(`job ${OTHER} --await ERROR --timeout 1ms`)
  t.equal(failed, 1)
  t.match(stderr, /^dataexchange-local: .*COMPLETED/)
})

t.test('advance moves the clock by a duration, to an instant or to the next transition, and lists these', async (t) => {
  const { run } = await connect(t)
  t.equal(
    (await run('advance 30m')).stdout,
    'No transition fell due.\nIt is 2026-03-02T09:45:00.000Z; the next transition is at 2026-03-02T10:15:00.000Z.\n'
  )
  const { code, stdout } = await run('advance --next')
  t.equal(code, 0)
  t.match(stdout, new RegExp(`^AT +JOB +FROM +TO\n2026-03-02T10:15:00.000Z +${ID} +WAITING +COMPLETED\n`))
  t.match(stdout, /\nIt is 2026-03-02T10:15:00.000Z; no transition is due by time\.\n$/)
  t.match((await run('advance 2026-03-03T00:00:00Z')).stdout, /It is 2026-03-03T00:00:00.000Z/)
  const back = await run('advance 2026-03-01T00:00:00Z')
  t.equal(back.code, 1)
  t.match(back.stderr, /^dataexchange-local: /)
})

t.test('reset restores the fixtures, or leaves them out', async (t) => {
  const { run, server } = await connect(t)
  await run('fault throttle')
  t.equal(
    (await run('reset')).stdout,
    'The sandbox default was reset to 2 jobs and 0 faults. It is 2026-03-02T09:15:00.000Z.\n'
  )
  t.match((await run('reset --empty')).stdout, 'to 0 jobs')
  t.equal((await server.admin('GET', '/jobs')).body.jobs.length, 0)
  t.equal((await run('reset --reload')).code, 0)
})

t.test('verdict exits with 1 and says what was not used, and with 0 if there is nothing', async (t) => {
  const { run, server } = await connect(t)
  t.strictSame(await run('verdict'), { code: 0, stdout: `The verdict on ${server.url} is ok.\n`, stderr: '' })
  await run('fault throttle --id never')
  const { code, stdout } = await run('verdict')
  t.equal(code, 1)
  t.equal(stdout, `The verdict on ${server.url} is not ok:\n  fault never never fired (0 requests matched)\n`)
  const json = await run('verdict --json')
  t.equal(json.code, 1)
  t.strictSame(JSON.parse(json.stdout), (await server.admin('GET', '/verdict')).body)
})

t.test('--json prints what the control plane returns', async (t) => {
  const { run, server } = await connect(t)
  await server.getJob(ID)
  await run('fault throttle --id f')
  for (const [line, path] of [
    ['jobs', '/jobs?limit=1000'],
    ['jobs --state WAITING', '/jobs?state=WAITING'],
    [`job ${ID}`, `/jobs/${ID}`],
    ['requests', '/requests'],
    ['fault list', '/faults'],
    ['verdict', '/verdict']
  ] as const) {
    const { stdout } = await run(`${line} --json`)
    // Over the socket as well: URLs of downloads lead to where the client reached the server.
    t.strictSame(JSON.parse(stdout), await (await fetch(`${server.url}/__admin${path}`)).json(), line)
  }
  t.match(JSON.parse((await run('advance 2h --json')).stdout), { transitions: only({ jobId: ID }), meta: { total: 1 } })
  t.match(JSON.parse((await run('fault connection reset --json')).stdout), { effect: { connection: 'reset' } })
  t.match(JSON.parse((await run('reset --json')).stdout), { sandbox: 'default', jobs: 2 })
})

t.test('the server, the sandbox and the token come from flags, and from variables without them', async (t) => {
  const { server } = await connect(t)
  const sandboxOf = async (argv: string, env: Record<string, string>) => {
    const { code, stdout, stderr } = await commandsOf(server.url, { env })(`reset --json ${argv}`)
    return code === 0 ? JSON.parse(stdout).sandbox : stderr
  }
  t.equal(await sandboxOf('', {}), 'default')
  t.equal(await sandboxOf('--sandbox w1', {}), 'w1')
  t.equal(await sandboxOf('', { DATAEXCHANGE_LOCAL_URL: `${server.url}/sandbox/w2` }), 'w2')
  t.equal(await sandboxOf(`--url ${server.url}/sandbox/w3`, { DATAEXCHANGE_LOCAL_URL: 'http://127.0.0.1:9' }), 'w3')
  t.equal(await sandboxOf('', { DATAEXCHANGE_LOCAL_URL: 'here' }).then((text) => /URL must be/.test(text)), true)
  const guarded = await listen(t, { adminToken: 'secret' })
  const run = commandsOf(guarded.url)
  const refused = await run('jobs')
  t.equal(refused.code, 1)
  t.match(refused.stderr, /401 Unauthorized/)
  t.equal((await run('jobs --token secret')).code, 0)
  t.equal((await commandsOf(guarded.url, { env: { DATAEXCHANGE_LOCAL_ADMIN_TOKEN: 'secret' } })('jobs')).code, 0)
})

t.test('what the server refuses, and that there is none, is exit code 1 with why', async (t) => {
  const { run } = await connect(t)
  const unknown = await run('job aJobOfATest0000000000000000000003')
  t.equal(unknown.code, 1)
  t.match(
    unknown.stderr,
    /^dataexchange-local: .* no job .*aJobOfATest0000000000000000000003[\s\S]*404 NotFound to GET/
  )
  t.equal(unknown.stdout, '')
  const none = await run('jobs --url http://127.0.0.1:1')
  t.equal(none.code, 1)
  t.match(none.stderr, /^dataexchange-local: No server responds at http:\/\/127\.0\.0\.1:1 /)
})

t.test('wrong usage is exit code 2 with what would be right, and asks no server', async (t) => {
  const run = commandsOf('http://127.0.0.1:1')
  for (const [line, message] of [
    ['job', 'job needs the id of a job; `dataexchange-local jobs` lists them'],
    ['job a b', 'job takes no further argument, but was given b'],
    ['job a --timeout 3s', '--timeout needs --await STATE'],
    ['jobs --stat x', '--stat is not a known flag; did you mean --state?'],
    ['jobs --state COMPLETE', 'not "COMPLETE"; did you mean COMPLETED?'],
    ['jobs --state completed', 'not "completed"; did you mean COMPLETED?'],
    ['advance', 'advance needs a duration, such as'],
    ['advance 6', '6 must be a duration, such as 250ms, 90s, 15m, 6h, 2d or 1h30m, or an instant'],
    ['advance 6', 'did you mean 6s or 6ms?'],
    ['advance 6h --next', '--next takes no duration and no instant'],
    ['seed', 'seed needs a scenario file, a folder, or - for standard input'],
    ['requests --operation getjob', 'did you mean GetJob?'],
    ['requests --limit 0', '--limit must be a whole number from 1, not "0"'],
    ['jobs --sandbox a/b', '--sandbox must be 1 to 64 letters, digits, dashes or underscores, not "a/b"'],
    ['job x --url ftp://x', '--url must be the URL of a server'],
    ['request', 'request is not a command; did you mean requests?'],
    ['fault', 'fault takes throttle, exception,'],
    ['fault conection reset', 'conection is not a fault; did you mean connection?'],
    ['fault reset', 'reset is not a fault; did you mean fault connection reset?'],
    ['fault ThrottlingException', 'did you mean fault exception ThrottlingException?'],
    [
      'fault exception ThrotlingException',
      'ThrotlingException is not an exception of the service; did you mean Throttling'
    ],
    ['fault connection drop', 'drop is not a connection fault'],
    ['fault exception', 'fault exception needs the name of an exception'],
    ['fault quota 10', '10 is not a rate, such as 10/s or 100/30s'],
    ['fault quota 10/s --every 2', '--every is not a known flag'],
    ['fault response 99', '99 is not an HTTP status from 200 to 599'],
    ['fault throttle --times 0', '--times must be a whole number from 1'],
    ['fault delay soon', 'soon is not a duration'],
    ["fault '{times: 2}'", 'is not JSON: quote it for the shell']
  ] as const) {
    const { code, stdout, stderr } = await run(line)
    t.equal(code, 2, line)
    t.ok(stderr.includes(message), `${line}: ${stderr}`)
    t.equal(stdout, '', line)
  }
  t.match((await run('job')).stderr, /\ndataexchange-local: usage: dataexchange-local job ID \[options\]\n$/)
})
