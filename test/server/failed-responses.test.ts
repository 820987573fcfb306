import { once } from 'node:events'
import t from 'tap'
import { EventFeed } from '../../src/admin/events/event-feed.js'
import { listen } from '../support/server.js'
import { connections, until, wireRequest } from '../support/socket.js'

t.test('a failure after a reply was taken over from Fastify closes the connection', async (t) => {
  const { app, port, admin } = await listen(t, { fixtures: [] })
  const open = connections(t, port)
  const { add } = EventFeed.prototype
  EventFeed.prototype.add = () => {
    throw new Error('broken')
  }
  t.teardown(() => Object.assign(EventFeed.prototype, { add }))
  await once(open(wireRequest('GET', '/sandbox/a/__admin/events')).resume(), 'close')
  await until(async () => {
    const { sandboxes } = (await admin('GET', '/sandboxes')).body
    return sandboxes.find(({ name }: { name: string }) => name === 'a').requests === 0
  })

  // A response to a request that no sandbox is created for, with a path that the router refuses.
  for (const path of ['/sandbox/a.b/v1/jobs/job', '/v1/jobs/%zz']) {
    app.server.prependOnceListener('request', (_, response) => {
      response.writeHead = () => {
        throw new Error('broken')
      }
    })
    const socket = open(wireRequest('GET', path))
    await once(socket.resume(), 'close')
    t.equal(socket.bytesRead, 0, path)
  }
})
