import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import t from 'tap'
import { listenOn } from '../../src/server/addresses.js'
import { build } from '../support/build.js'
import { Type } from '../support/jobs.js'
import { until, wireRequest } from '../support/socket.js'

t.test('connections to all addresses are served, and closed when the server closes', async (t) => {
  const { app, wall } = build(t, { fixtures: [] }, [
    { name: 'x', jobs: [{ Type, Id: 'slow' }], faults: [{ delay: { ms: 400 } }] }
  ])
  // The last address is of no machine: RFC 5737 reserves it for documents.
  const port = await listenOn(app, '127.0.0.1', ['127.0.0.2', '192.0.2.1'], 0)
  let arrived = 0
  app.server.on('request', () => arrived++)
  const addresses = ['127.0.0.1', '127.0.0.2']
  const answers = addresses.map((address) => {
    const socket = connect(port, address)
    socket.write(wireRequest('GET', '/v1/jobs/slow'))
    return text(socket)
  })
  const silent = await Promise.all(
    addresses.map(async (address) => {
      const socket = connect(port, address)
      await once(socket, 'connect')
      return { closed: once(socket.resume(), 'close') }
    })
  )
  await until(() => arrived === 2)
  let isClosed = false
  const closing = app.close().then(() => {
    isClosed = true
  })
  await Promise.all(silent.map(({ closed }) => closed))
  t.equal(isClosed, false)
  wall.advance(400)
  for (const answer of await Promise.all(answers)) t.match(answer, /^HTTP\/1\.1 200 [\s\S]*connection: close/i)
  await closing
  for (const address of addresses) {
    const socket = connect(port, address)
    const [error] = await once(socket, 'error').catch((reason) => [reason])
    t.equal(error.code, 'ECONNREFUSED')
  }
})
