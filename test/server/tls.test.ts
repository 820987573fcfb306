import { once } from 'node:events'
import { Agent, request } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { connect as connectSecurely } from 'node:tls'
import { CreateJobCommand, DataExchangeClient, GetJobCommand } from '@aws-sdk/client-dataexchange'
import pino from 'pino'
import t from 'tap'
import { buildApp } from '../../src/app.js'
import { defaultConfig } from '../../src/config/config.js'
import { ConfigError, start } from '../../src/index.js'
import { readTlsIdentity } from '../../src/server/tls.js'
import { makeCertificate } from '../support/certificate.js'
import { run, serve } from '../support/command.js'
import { ID } from '../support/jobs.js'
import { until } from '../support/socket.js'
import { TestWall } from '../support/test-wall.js'

const JOB = 'completedExportAssetToSignedUrl01'
const EMPTY_MD5 = '1B2M2Y8AsgTpgAmY7PhCfg=='

t.test('HTTPS is served with a certificate and its key, and signed URLs lead to it', async (t) => {
  const { cert, certFile, keyFile } = await makeCertificate(t)
  const server = await start({ tlsCert: certFile, tlsKey: keyFile })
  t.teardown(() => server.close())
  t.equal(server.url, `https://127.0.0.1:${server.port}`)
  const agent = new Agent({ ca: cert, keepAlive: false })
  const client = new DataExchangeClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: { httpsAgent: agent }
  })
  t.teardown(() => client.destroy())
  t.equal((await client.send(new GetJobCommand({ JobId: JOB }))).State, 'COMPLETED')
  const { Details } = await client.send(
    new CreateJobCommand({
      Type: 'IMPORT_ASSET_FROM_SIGNED_URL',
      Details: { ImportAssetFromSignedUrl: { AssetName: 'a', DataSetId: ID, Md5Hash: EMPTY_MD5, RevisionId: ID } }
    })
  )
  const url = Details?.ImportAssetFromSignedUrl?.SignedUrl as string
  t.ok(url.startsWith(`${server.url}/signed-urls/`), url)
  const [response] = await once(request(url, { agent, method: 'PUT' }).end(), 'response')
  t.equal(response.statusCode, 200)
  await text(response)
})

t.test('a request body and a fault of the connection work over HTTPS', async (t) => {
  const { cert, certFile, keyFile } = await makeCertificate(t)
  const server = await start({ tlsCert: certFile, tlsKey: keyFile })
  t.teardown(() => server.close())
  const fault = JSON.stringify({ match: { jobId: JOB }, effect: { connection: 'truncate' } })
  const socket = connectSecurely({ port: server.port, host: '127.0.0.1', ca: cert })
  t.teardown(() => socket.destroy())
  socket.write(
    `POST /__admin/faults HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${fault.length}\r\n\r\n${fault}`
  )
  const [created] = await once(socket, 'data')
  t.match(String(created), /^HTTP\/1\.1 201 /)
  socket.write(`GET /v1/jobs/${JOB} HTTP/1.1\r\nhost: a\r\n\r\n`)
  const truncated = await text(socket)
  const length = Number(/content-length: (\d+)/.exec(truncated)?.[1])
  t.ok((truncated.split('\r\n\r\n')[1] as string).length < length)
})

t.test('a server of HTTPS sends the response in flight when it closes, and waits for no handshake', async (t) => {
  const { cert, certFile, keyFile } = await makeCertificate(t)
  const server = await start({ tlsCert: certFile, tlsKey: keyFile })
  t.teardown(() => server.close())
  const agent = new Agent({ ca: cert, keepAlive: true })
  t.teardown(() => agent.destroy())
  const ask = (path: string, body?: string) => {
    const headers = { 'content-type': 'application/json' }
    return once(request(server.url + path, { agent, headers, method: body ? 'POST' : 'GET' }).end(body), 'response')
  }
  const silent = connect(server.port, '127.0.0.1')
  t.teardown(() => silent.destroy())
  const fault = JSON.stringify({ id: 'slow', match: { jobId: JOB }, delay: { ms: 300 } })
  for await (const _ of (await ask('/__admin/faults', fault))[0]);
  const slow = ask(`/v1/jobs/${JOB}`)
  await until(async () => JSON.parse(await text((await ask('/__admin/faults/slow'))[0])).fired === 1)
  const closed = server.close()
  const [response] = await slow
  t.match([response.statusCode, response.headers.connection], [200, 'close'])
  await text(response)
  await closed
})

t.test('the command serves HTTPS, and healthcheck follows its options', async (t) => {
  const { certFile, keyFile } = await makeCertificate(t)
  const options = ['--tls-cert', certFile, '--tls-key', keyFile]
  const { url } = await serve(t, options)
  const { port, protocol } = new URL(url)
  t.equal(protocol, 'https:')
  t.equal(await run(t, ['healthcheck', '--port', port, ...options]).exit, 0)
  t.equal(await run(t, ['healthcheck', '--port', port]).exit, 1)
})

t.test('what is no certificate and its key refuses to start', async (t) => {
  const one = await makeCertificate(t)
  const problemsOf = (tlsCert: string | undefined, tlsKey: string | undefined) => {
    try {
      readTlsIdentity({ ...defaultConfig(), tlsCert, tlsKey })
      return []
    } catch (error) {
      return (error as ConfigError).problems
    }
  }
  t.strictSame(problemsOf(one.certFile, one.keyFile), [])
  t.match(problemsOf(one.certFile, undefined), [/^--tls-key is missing: .*, and --tls-cert is given$/])
  t.match(problemsOf(undefined, one.keyFile), [/^--tls-cert is missing: .*, and --tls-key is given$/])
  t.match(problemsOf('/no/cert', '/no/key'), [
    /^--tls-cert \/no\/cert can't be read: /,
    /^--tls-key \/no\/key can't be/
  ])
  t.match(problemsOf(one.keyFile, one.certFile), [/are no certificate and its key in PEM: /])
  await t.rejects(start({ tlsCert: one.certFile }), ConfigError)
})

t.test('a client that speaks TLS to a server of HTTP is logged with what to do', async (t) => {
  const lines: string[] = []
  const logger = pino({ level: 'info' }, { write: (line) => void lines.push(JSON.parse(line).msg) })
  const app = buildApp({ config: defaultConfig(), scenarios: [], wall: new TestWall(), logger })
  t.teardown(() => app.close())
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  t.teardown(() => socket.destroy())
  socket.write(Buffer.from('160301006c010000680303', 'hex'))
  await text(socket)
  t.match(lines, [/^a client began TLS on a port that serves HTTP; use http:\/\/, or start with --tls-cert/])
})

t.test('faults break a connection of HTTPS as they break one of HTTP', async (t) => {
  const { cert, certFile, keyFile } = await makeCertificate(t)
  const server = await start({ tlsCert: certFile, tlsKey: keyFile })
  t.teardown(() => server.close())
  for (const [connection, expected] of [
    ['reset', 'ECONNRESET'],
    ['empty', '']
  ] as const) {
    const headers = { 'content-type': 'application/json' }
    const arm = request(`${server.url}/__admin/faults`, { method: 'POST', ca: cert, agent: false, headers })
    arm.end(JSON.stringify({ times: 1, effect: { connection } }))
    const [armed] = await once(arm, 'response')
    t.equal(armed.statusCode, 201)
    await text(armed)
    const socket = connectSecurely({ port: server.port, host: '127.0.0.1', ca: cert })
    socket.write(`GET /v1/jobs/${JOB} HTTP/1.1\r\nhost: localhost\r\n\r\n`)
    t.equal(await text(socket).catch((error) => error.code), expected, connection)
  }
})
