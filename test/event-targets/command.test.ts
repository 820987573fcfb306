import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { ControlClient } from '../../src/client/index.js'
import { makeCertificate } from '../support/certificate.js'
import { serve } from '../support/command.js'
import { listeningTarget } from '../support/event-targets.js'
import { until } from '../support/socket.js'

const REVISION = { assets: [{ Name: 'a.csv', text: 'a' }] }

t.test('the command sends events over TLS, and stops with exit code 0 while another target hangs', async (t) => {
  const { certFile, keyFile } = await makeCertificate(t)
  const events: string[] = []
  const trusted = createServer(
    { cert: readFileSync(certFile), key: readFileSync(keyFile) },
    async (request, response) => {
      events.push(JSON.parse(Buffer.concat(await request.toArray()).toString()).id)
      response.end()
    }
  )
  trusted.listen(0, '127.0.0.1')
  await once(trusted, 'listening')
  t.teardown(() => trusted.close())
  const hanging = await listeningTarget(t, () => {})
  const { port } = trusted.address() as AddressInfo
  const { url, child, exit } = await serve(t, ['--no-fixtures'], {
    NODE_EXTRA_CA_CERTS: certFile,
    DATAEXCHANGE_LOCAL_EVENT_TARGET: `https://localhost:${port}/,${hanging.url}`
  })
  const control = new ControlClient(url)
  const { Id } = await control.dataSets.seed({ Name: 'Prices', OriginDetails: { ProductId: 'prod-a' } })
  await control.dataSets.addRevisions(Id, REVISION)
  await until(() => events.length === 1 && hanging.received.length === 1)
  const [event] = await control.eventBridge()
  t.strictSame(events, [event?.id])
  child.kill('SIGTERM')
  t.equal(await exit, 0)
})

t.test('the command logs which event it has given up, and why', async (t) => {
  const { url, out } = await serve(t, ['--no-fixtures', '--log-level', 'warn', '--event-target', 'http://127.0.0.1:1/'])
  const control = new ControlClient(url)
  const { Id } = await control.dataSets.seed({ Name: 'Prices', OriginDetails: { ProductId: 'prod-a' } })
  await control.dataSets.addRevisions(Id, REVISION)
  await until(() => out.stderr.includes('\n'))
  const [event] = await control.eventBridge()
  t.match(JSON.parse(out.stderr.split('\n')[0] as string), {
    level: 40,
    event: event?.id,
    sandbox: 'default',
    tries: 3,
    why: /ECONNREFUSED/,
    msg: /was given up after 3 tries/
  })
})
