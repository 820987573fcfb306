import { lookup } from 'node:dns'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { promisify } from 'node:util'
import type { FastifyInstance } from 'fastify'

/**
 * Has an app listen on all addresses of a host: `localhost` has two on most systems, 127.0.0.1 and ::1, and clients use
 * either. There is one HTTP server for all of them, so that all connections are closed alike. Returns the port.
 */
export async function listenOnAll(app: FastifyInstance, host: string, port: number): Promise<number> {
  const [first = host, ...others] = host === 'localhost' ? await addressesOf(host) : [host]
  return listenOn(app, first, others, port)
}

/** Has an app listen on an address and on others with the same port. Those that are not available are left out. */
export async function listenOn(
  app: FastifyInstance,
  first: string,
  others: readonly string[],
  port: number
): Promise<number> {
  const servers: Server[] = []
  const ends: Promise<unknown>[] = []
  app.addHook('preClose', async () => {
    for (const server of servers) {
      ends.push(once(server, 'close'))
      server.close()
    }
  })
  app.addHook('onClose', async () => {
    await Promise.all(ends)
  })
  await app.listen({ host: first, port })
  const { port: actual } = app.server.address() as AddressInfo
  for (const address of others) {
    // As Node's HTTP server listens.
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
      app.server.emit('connection', socket)
    )
    try {
      server.listen(actual, address)
      await once(server, 'listening')
      servers.push(server)
    } catch {
      // The host's first address is enough.
    }
  }
  return actual
}

async function addressesOf(host: string): Promise<string[]> {
  const found = await promisify(lookup)(host, { all: true })
  return [...new Set(found.map(({ address }) => address))]
}
