import t from 'tap'
import type { Scenario } from '../../../src/core/world/scenario.js'
import { commandsOf } from '../../support/command-io.js'
import { listen } from '../../support/server.js'
import { until } from '../../support/socket.js'

const ID = 'aJobOfATest0000000000000000000001'
const OTHER = 'aJobOfATest0000000000000000000002'

const SCENARIO: Scenario = { name: 'one', jobs: [{ Type: 'EXPORT_ASSETS_TO_S3', Id: ID, State: 'IN_PROGRESS' }] }

/** The headers by which SDKs number the attempts of a call. */
const attempt = (call: string, number: number) => ({
  'amz-sdk-invocation-id': call,
  'amz-sdk-request': `attempt=${number}; max=3`
})

t.test('requests prints the journal with the attempts of each call together', async (t) => {
  const server = await listen(t, { clock: { mode: 'frozen', now: '2026-03-02T09:15:00.000Z' } }, [SCENARIO])
  const run = commandsOf(server.url)
  t.equal((await run('requests')).stdout, 'There are no such requests.\n')
  await run(`fault throttle --times 1 --id twice --job ${ID}`)
  await server.getJob(ID, attempt('call', 1))
  await server.getJob(OTHER)
  await server.getJob(ID, attempt('call', 2))
  await server.aws('GET', '/v2/none')
  const { code, stdout } = await run('requests')
  t.equal(code, 0)
  const [header, ...lines] = stdout.trimEnd().split('\n')
  t.match(header, /^# +SANDBOX'S TIME +REQUEST +ON +ATTEMPT +STATUS +RESULT +FAULTS$/)
  t.equal(lines.length, 4)
  t.match(lines[0], new RegExp(`^1  2026-03-02T09:15:00.000Z  GetJob +${ID}  1/3 +429 +ThrottlingException +twice$`))
  t.match(lines[1], new RegExp(`^3 .* └ GetJob +${ID}  2/3 +200 +IN_PROGRESS$`))
  t.match(lines[2], new RegExp(`^2 .* GetJob +${OTHER} +404 +ResourceNotFoundException$`))
  t.match(lines[3], /^4 .* GET \/v2\/none +501 +NotEmulatedException$/)
})

t.test('requests can be limited to an operation, a job, a status, a fault and the last ones', async (t) => {
  const server = await listen(t, { clock: { mode: 'frozen' } }, [SCENARIO])
  const run = commandsOf(server.url)
  await run(`fault throttle --times 1 --id once --job ${ID}`)
  await server.getJob(ID)
  await server.getJob(ID)
  await server.aws('GET', '/v1/jobs')
  const ordinals = async (flags: string) =>
    JSON.parse((await run(`requests --json ${flags}`)).stdout).requests.map(
      ({ ordinal }: { ordinal: number }) => ordinal
    )
  t.strictSame(await ordinals('--operation GetJob'), [1, 2])
  t.strictSame(await ordinals(`--job ${ID} --status 429`), [1])
  t.strictSame(await ordinals('--fault once'), [1])
  t.strictSame(await ordinals('--limit 2'), [2, 3])
  t.strictSame(await ordinals('--since 2000-01-01T00:00:00Z'), [1, 2, 3])
})

t.test('requests --follow goes on with each request that ends, and leaves out what does not fit', async (t) => {
  const server = await listen(t, { clock: { mode: 'frozen' } }, [SCENARIO])
  const end = new AbortController()
  t.teardown(() => end.abort())
  await server.getJob(ID)
  let printed = ''
  const onOutput = (text: string) => {
    printed += text
    return undefined
  }
  const run = commandsOf(server.url, { signal: end.signal, onOutput })
  const following = run('requests --follow --operation GetJob')
  await until(async () => printed.includes('\n1 '))
  // The stream begins at some time after that: what came before it is caught up with.
  await until(async () => {
    await server.getJob(ID)
    await server.aws('GET', '/v1/jobs')
    return printed.split('\n').length > 4
  })
  end.abort()
  t.match(await following, { code: 0, stderr: '' })
  const lines = printed.trimEnd().split('\n').slice(1)
  t.ok(lines.every((line) => / GetJob +aJob/.test(line)))
  const ordinals = lines.map((line) => Number(line.split(' ', 1)[0]))
  // Every other request from the second on is a ListJobs.
  t.strictSame(ordinals, [1, 2, ...ordinals.slice(2).map((_, index) => 2 * index + 4)], 'none is missing')
})

t.test('requests --follow ends when nobody reads it any more', async (t) => {
  const server = await listen(t, { clock: { mode: 'frozen' } }, [SCENARIO])
  let isDone = false
  const left = commandsOf(server.url)('requests --follow --json', { onOutput: () => false }).finally(() => {
    isDone = true
  })
  await until(async () => {
    await server.getJob(ID)
    return isDone
  })
  t.equal((await left).code, 0)
})
