import t from 'tap'
import { FAULT_KINDS } from '../../../src/commands/control/faults/fault-kinds.js'
import { commandsOf } from '../../support/command-io.js'
import { listen } from '../../support/server.js'

const ID = 'aJobOfATest0000000000000000000001'

t.test('each kind of fault arms what its arguments say', async (t) => {
  const server = await listen(t, { clock: { mode: 'frozen' } })
  const run = commandsOf(server.url)
  const kinds = new Set<string>()
  for (const [line, fault] of [
    [
      `throttle --times 2 --job ${ID} --retry-after 1500ms --message Slow`,
      {
        times: 2,
        match: { jobId: ID },
        effect: { exception: 'ThrottlingException', message: 'Slow', retryAfterSeconds: 1.5 }
      }
    ],
    [
      'exception InternalServerException --operation GetJob --skip 1 --every 3 --probability .5 --ttl 1h',
      {
        match: { operation: 'GetJob' },
        skip: 1,
        every: 3,
        probability: 0.5,
        ttlMs: 3_600_000,
        effect: { exception: 'InternalServerException' }
      }
    ],
    ['connection reset --id cut', { id: 'cut', effect: { connection: 'reset' } }],
    ['connection drip --pace 50ms --delay 1s', { delay: { ms: 1000 }, effect: { connection: 'drip', paceMs: 50 } }],
    [
      'gateway slow-down --state IN_PROGRESS --type EXPORT_ASSETS_TO_S3 --attempt 1',
      {
        match: { state: 'IN_PROGRESS', type: 'EXPORT_ASSETS_TO_S3', attempt: 1 },
        effect: { gateway: 'slow-down' }
      }
    ],
    [
      "response 502 --header 'content-type: text/html' --header 'x-a:b' --body '<h1>Bad</h1>'",
      {
        effect: {
          response: { status: 502, headers: { 'content-type': 'text/html', 'x-a': 'b' }, body: '<h1>Bad</h1>' }
        }
      }
    ],
    ['quota 10/s', { effect: { quota: { requests: 10, perMs: 1000 } } }],
    ['quota 100/30s --burst 5', { effect: { quota: { requests: 100, perMs: 30_000, burst: 5 } } }],
    ['delay 200ms', { delay: { ms: 200 } }],
    [
      'delay 50ms --up-to 2s --data-set d --revision r --asset a',
      { match: { dataSetId: 'd', revisionId: 'r', assetId: 'a' }, delay: { uniformMs: [50, 2000] } }
    ],
    [`'{"times": 1, "effect": {"connection": "hang"}}'`, { times: 1, effect: { connection: 'hang' } }],
    [`add '{"delay": {"ms": 1}}'`, { delay: { ms: 1 } }]
  ] as const) {
    kinds.add(line.split(' ', 1)[0] as string)
    const { code, stdout, stderr } = await run(`fault ${line} --json`)
    t.equal(code, 0, stderr)
    const { id, armedAt, matched, fired, remaining, spent, dead, ...armed } = JSON.parse(stdout)
    t.strictSame('id' in fault ? { id, ...armed } : armed, fault, line)
  }
  for (const { name } of FAULT_KINDS) t.ok(kinds.has(name), `${name} is tried`)
})

t.test('every example in the help of fault is one that the server takes', async (t) => {
  const server = await listen(t, { clock: { mode: 'frozen' } })
  const run = commandsOf(server.url)
  const examples = FAULT_KINDS.flatMap((kind) => kind.examples)
  t.ok(examples.length >= FAULT_KINDS.length)
  for (const example of examples) t.match(await run(example), { code: 0, stderr: '' }, example)
})

t.test('a list of faults is armed at once, and what the server finds wrong is told', async (t) => {
  const server = await listen(t, { clock: { mode: 'frozen' } })
  const run = commandsOf(server.url)
  const { stdout } = await run(`fault '[{"id": "a", "delay": {"ms": 1}}, {"id": "b", "delay": {"ms": 2}}]' --json`)
  t.match(JSON.parse(stdout), { faults: [{ id: 'a' }, { id: 'b' }] })
  const { code, stderr } = await run(`fault '{"efect": {"connection": "reset"}}'`)
  t.equal(code, 1)
  t.match(stderr, /\$\.efect .*did you mean effect\?/)
})

t.test('fault list shows what each does, on what and how often it did; fault clear disarms', async (t) => {
  const server = await listen(t, { clock: { mode: 'frozen' } })
  const run = commandsOf(server.url)
  await run('fault throttle --id first --times 1 --operation GetJob')
  await run('fault quota 9/s --id second')
  await run(`fault gateway slow-down --id third --job ${ID} --delay 5ms`)
  await server.getJob('x'.repeat(32))
  const { stdout } = await run('fault list')
  t.match(stdout, /^ID +FAULT +FIRES ON +MATCHED +FIRED +STATUS\n/)
  t.match(stdout, /^first +ThrottlingException +GetJob +1 +1 of 1 +spent$/m)
  t.match(stdout, /^second +quota 9 per 1000 ms +every request +1 +0 +armed$/m)
  t.match(stdout, new RegExp(`^third +gateway slow-down, delay 5 ms +job ${ID} +0 +0 +cannot fire: `, 'm'))
  t.equal((await run('fault clear first second')).stdout, 'Disarmed 2.\n')
  t.equal((await run('fault clear first')).code, 1)
  t.equal((await run('fault clear')).stdout, 'Disarmed all faults.\n')
  t.equal((await run('fault list')).stdout, 'There are no faults.\n')
})
