// Serves a test run from a thread of its own, so that neither fake timers nor busy tests hold the server up.
import { workerData } from 'node:worker_threads'
import type { ThreadData, ThreadStarted } from './start-thread.js'

const { port, started, options } = workerData as ThreadData

try {
  // Imported here, so that the other thread learns of a failure instead of waiting.
  const [{ parseStartOptions }, { startServer, logOf }] = await Promise.all([
    import('../config/parse-start-options.js'),
    import('../start.js')
  ])
  const { DATAEXCHANGE_LOCAL_PORT: _, ...variables } = process.env
  const config = parseStartOptions({ ...options, port: 0 }, variables)
  const server = await startServer(config, logOf(config))
  port.once('message', async () => {
    await server.close()
    port.close()
  })
  respond({ url: server.url, token: config.adminToken ?? '' })
} catch (error) {
  respond({ error: error instanceof Error ? error.message : String(error) })
  port.close()
}

function respond(message: ThreadStarted): void {
  port.postMessage(message)
  Atomics.store(started, 0, 1)
  Atomics.notify(started, 0)
}
