// HAProxy's rules and the server agree which sandbox a request is for. Run with tsx, which reads the server's source.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import fc from 'fast-check'
import { SandboxRouting } from '../../src/server/sandbox-routing.js'
import { startChild } from './child.mjs'
import { options } from './cluster.mjs'
import { RULES, TIMEOUTS } from './configuration.mjs'
import { findHaproxy, listen } from './haproxy.mjs'

const ACCOUNT = '111111111111'
const SCOPE = '/20260302/us-east-1/dataexchange/aws4_request'
const ENCODED_SCOPE = SCOPE.replaceAll('/', '%2F')
/** The longest credential that is read, and one that is too long. */
const LONG_SCOPE = SCOPE.replace('us-east-1', 'x'.repeat(208))
const TOO_LONG_SCOPE = SCOPE.replace('us-east-1', 'x'.repeat(209))

/** Starts HAProxy with a frontend that responds with its decision. Returns its port. */
async function startRules(t) {
  const listener = await listen(0)
  const { port } = listener.address()
  const folder = mkdtempSync(join(tmpdir(), 'dataexchange-local-rules-'))
  const file = join(folder, 'haproxy.cfg')
  const decision = 'http-request return status 200 hdr x-sandbox %[var(txn.sandbox)]'
  writeFileSync(file, `defaults\n${TIMEOUTS}frontend sandboxes\n  bind fd@4\n${RULES}  ${decision}\n`)
  const child = startChild(findHaproxy(), ['-db', '-q', '-f', file], { fd: listener._handle.fd, folder })
  listener.close()
  t.after(async () => {
    child.kill('SIGTERM')
    await child.ended
    rmSync(folder, { recursive: true, force: true })
  })
  return port
}

/** Starts a server that responds with what dataexchange-local decides. Returns its port. */
async function startRouting(t) {
  const routing = new SandboxRouting(undefined)
  const server = createServer((request, response) => {
    response.setHeader('x-sandbox', routing.destinationOf(request).sandboxName).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  return server.address().port
}

/** Sends a request as it is. Returns the status and the sandbox of the response: HAProxy sends no empty header. */
async function ask(port, { method = 'GET', target, host = 'localhost', authorization = [] }) {
  const fields = authorization.map((value) => `authorization: ${value}\r\n`).join('')
  const connection = connect(port, '127.0.0.1')
  connection.end(`${method} ${target} HTTP/1.1\r\nhost: ${host}\r\n${fields}connection: close\r\n\r\n`)
  const response = await text(connection)
  return { status: Number(response.slice(9, 12)), sandbox: /^x-sandbox: (.*)\r$/im.exec(response)?.[1] ?? '' }
}

/** Each with the sandbox that both decide for. */
const FORMS = [
  ['/v1/jobs/job', 'default'],
  ['/sandbox/w1/v1/jobs/job', 'w1'],
  ['/sandbox/w1', 'w1'],
  ['/sandbox/w1?State=COMPLETED', 'w1'],
  ['/sandbox/w1/__admin/faults', 'w1'],
  ['/__admin/requests?jobId=/sandbox/w1/', 'default'],
  ['/sandbox/w1/signed-urls/upload/job?X-Amz-Expires=60&X-Amz-Signature=0', 'w1'],
  [`/sandbox/w1/signed-urls/download/job?X-Amz-Credential=${ACCOUNT}${ENCODED_SCOPE}`, 'w1'],
  [`/v1/jobs/job?X-Amz-Credential=${ACCOUNT}${ENCODED_SCOPE}&X-Amz-Signature=0`, ACCOUNT],
  [`/v1/jobs?maxResults=1&X-Amz-Credential=${ACCOUNT}${SCOPE}`, ACCOUNT],
  [`/v1/jobs?X-Amz-Credential=${ACCOUNT}${LONG_SCOPE.replaceAll('/', '%2f')}`, ACCOUNT],
  [`/v1/jobs?X-Amz-Credential=${ACCOUNT}${TOO_LONG_SCOPE.replaceAll('/', '%2f')}`, 'default'],
  [`/v1/jobs?x-amz-credential=${ACCOUNT}${SCOPE}`, 'default'],
  ['/sandbox//v1/jobs', ''],
  ['/sandbox/', ''],
  ['/sandboxes/w1', 'default'],
  ['/Sandbox/w1', 'default'],
  ['/sandbox%2Fw1/v1/jobs', 'default'],
  ['/%73andbox/w1/v1/jobs', 'default'],
  ['/sandbox/w%31/v1/jobs', 'w%31'],
  ['//sandbox/w1', 'default'],
  ['http://localhost/sandbox/w1/v1/jobs', 'w1'],
  ['HTTPS://localhost/sandbox/w1', 'w1'],
  ['http://localhost/v1/jobs', 'default']
].map(([target, sandbox]) => [{ target }, sandbox])

const SIGNED_FORMS = [
  [`AWS4-HMAC-SHA256 Credential=${ACCOUNT}${SCOPE}, SignedHeaders=host, Signature=0`, ACCOUNT],
  [`AWS4-HMAC-SHA256 Credential=${ACCOUNT}${SCOPE},SignedHeaders=host,Signature=0`, ACCOUNT],
  [`AWS4-HMAC-SHA256 SignedHeaders=host, Signature=0, Credential=${ACCOUNT}${SCOPE}`, ACCOUNT],
  [`AWS4-ECDSA-P256-SHA256 Credential=${ACCOUNT}/20260302/dataexchange/aws4_request, Signature=0`, ACCOUNT],
  [`AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE${SCOPE}, SignedHeaders=host, Signature=0`, 'default'],
  [`AWS4-HMAC-SHA256 Credential=${ACCOUNT}0${SCOPE}`, 'default'],
  [`AWS4-HMAC-SHA256 Credential=${ACCOUNT}`, 'default'],
  [`AWS4-HMAC-SHA256 Credential=a, Credential=${ACCOUNT}${SCOPE}`, 'default'],
  [`Credential=${ACCOUNT}${LONG_SCOPE}`, ACCOUNT],
  [`Credential=${ACCOUNT}${TOO_LONG_SCOPE}`, 'default'],
  ['Bearer token', 'default'],
  ['', 'default']
].map(([authorization, sandbox]) => [{ target: '/v1/jobs/job', authorization: [authorization] }, sandbox])

const SEVERAL_FORMS = [
  // The path counts before the header, and any header before the query.
  [{ target: '/sandbox/w1/v1/jobs', authorization: [`Credential=${ACCOUNT}${SCOPE}`] }, 'w1'],
  [{ target: `/v1/jobs?X-Amz-Credential=${ACCOUNT}${SCOPE}`, authorization: ['Bearer token'] }, 'default'],
  [
    { target: '/v1/jobs', authorization: [`Credential=${ACCOUNT}${SCOPE}`, `Credential=222222222222${SCOPE}`] },
    ACCOUNT
  ],
  [{ target: '/v1/jobs', authorization: ['Bearer token', `Credential=${ACCOUNT}${SCOPE}`] }, 'default'],
  // A request for an API asset.
  [
    { method: 'POST', target: '/v1', host: 'api-fulfill.localhost', authorization: [`Credential=${ACCOUNT}${SCOPE}`] },
    ACCOUNT
  ],
  [{ method: 'PUT', target: '/sandbox/w1/v1/any/path', host: 'api-fulfill.localhost' }, 'w1']
]

const oneOf = (...values) => fc.constantFrom(...values)
const joined = (...arbitraries) => fc.tuple(...arbitraries).map((parts) => parts.join(''))
const account = oneOf(ACCOUNT, '222222222222', `${ACCOUNT}3`, '11111111111', 'AKIAEXAMPLE', '')
const separator = oneOf('/', '/', '/', '%2F', '%2f', '', '//')
const spoiledScope = joined(
  separator,
  oneOf('20260302', '20260302', '2026030', '202603021', 'x'),
  separator,
  oneOf('us-east-1', 'us-east-1', ''),
  separator,
  oneOf('dataexchange', 'dataexchange', 's3', ''),
  separator,
  oneOf('aws4_request', 'aws4_request', 'aws4_request', 'aws4')
)
const scope = fc.oneof(oneOf(SCOPE, ENCODED_SCOPE), spoiledScope)
const credential = oneOf('Credential=', 'Credential=', 'credential=', '=')
const authorization = fc.oneof(
  {
    weight: 3,
    arbitrary: joined(oneOf('AWS4-HMAC-SHA256 ', '', 'x,'), credential, account, scope, oneOf('', ',', ' ', ', x', 'x'))
  },
  { weight: 1, arbitrary: joined(credential, account, oneOf(',', ' '), credential, account, scope) },
  { weight: 1, arbitrary: oneOf('', 'Bearer x', SCOPE) }
)
const piece = oneOf(
  '/',
  '/',
  'sandbox',
  '/sandbox/',
  'w1',
  'w-2_',
  'v1/jobs',
  '__admin',
  '%2F',
  '%73',
  '.',
  '..',
  ';',
  ':',
  '@',
  '&',
  '='
)
const path = joined(
  oneOf('', '', '', '', 'http://localhost', 'HTTP://localhost', 'https://localhost'),
  oneOf('/', '/', '/', '/sandbox/', '/sandbox/w1', `/sandbox/${ACCOUNT}`),
  fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''))
)
const parameter = joined(oneOf('X-Amz-Credential=', 'X-Amz-Credential=', 'x-amz-credential=', 'a=', ''), account, scope)
const query = fc.oneof(
  fc.constant(''),
  joined(
    oneOf('?', '?', '?', '&'),
    fc.array(parameter, { maxLength: 3 }).map((parameters) => parameters.join('&'))
  )
)
const request = fc.record({
  target: joined(path, query),
  authorization: fc.oneof(fc.constant([]), fc.array(authorization, { minLength: 1, maxLength: 2 }))
})

test('HAProxy and the server agree which sandbox a request is for', options, async (t) => {
  const [rules, routing] = [await startRules(t), await startRouting(t)]
  for (const [form, sandbox] of [...FORMS, ...SIGNED_FORMS, ...SEVERAL_FORMS]) {
    const title = `${form.target} ${form.authorization ?? ''}`
    assert.deepEqual(await ask(routing, form), { status: 200, sandbox }, `the server: ${title}`)
    assert.deepEqual(await ask(rules, form), { status: 200, sandbox }, `HAProxy: ${title}`)
  }
  const decided = new Map()
  const agree = fc.asyncProperty(request, async (form) => {
    const [ours, theirs] = await Promise.all([ask(routing, form), ask(rules, form)])
    // What HAProxy refuses reaches no replica.
    if (theirs.status === 400) return
    assert.deepEqual(theirs, ours)
    const kind = ours.sandbox === 'default' ? 'default' : /^\d{12}$/.test(ours.sandbox) ? 'account' : 'name'
    decided.set(kind, (decided.get(kind) ?? 0) + 1)
  })
  await fc.assert(agree, { seed: Number(process.env.FC_SEED ?? 20170725), numRuns: 500 })
  for (const kind of ['default', 'account', 'name']) assert.ok(decided.get(kind) > 30, `${kind}: ${decided.get(kind)}`)
})
