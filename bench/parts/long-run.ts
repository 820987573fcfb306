import { connect } from 'node:net'
import { requestsPerSecond } from '../support/load.js'
import { jobId, seed } from '../support/seeding.js'
import { BenchServer } from '../support/server.js'
import { type Part, round } from '../support/table.js'

const JOBS = 1000
const IDLE_FAULTS = 100
const CONNECTIONS = 16

/** Memory over many requests, with everything enabled that keeps data about requests. */
export const longRun: Part = async (isQuick) => {
  const { requests, stretches } = isQuick ? { requests: 2000, stretches: 2 } : { requests: 1_000_000, stretches: 10 }
  await using server = await BenchServer.start('--no-fixtures', '--log-level', 'warn', '--seed', '1')
  await seed(server, JOBS, 'hangs')
  await server.admin('POST', '/__admin/faults', [
    ...Array.from({ length: IDLE_FAULTS }, (_, index) => ({
      match: { jobId: `none${index}` },
      effect: { exception: 'InternalServerException' }
    })),
    { id: 'a-tenth', probability: 0.1, effect: { exception: 'ThrottlingException' } }
  ])
  const reader = await fetch(`${server.url}/__admin/events`)
  const reading = drain(reader)
  const slow = neverRead(server.url)
  const rows: string[][] = []
  let done = 0
  for (let stretch = 0; stretch < stretches; stretch++) {
    await requestsPerSecond({
      url: server.url,
      connections: CONNECTIONS,
      amount: requests / stretches,
      requests: Array.from({ length: JOBS }, (_, index) => ({
        path: `/v1/jobs/${jobId(index)}`,
        headers: { 'amz-sdk-invocation-id': `${stretch}-${index}`, 'amz-sdk-request': 'attempt=1; max=3' }
      })),
      statuses: [200, 429]
    })
    done += requests / stretches
    const { heapBytes, rssBytes } = await server.memory()
    const { faults } = (await server.admin('GET', '/__admin/faults')) as { faults: { fired: number }[] }
    const { meta } = (await server.admin('GET', '/__admin/requests?limit=1')) as { meta: { dropped: number } }
    rows.push([
      done.toLocaleString('en-US'),
      round(heapBytes / 2 ** 20),
      round(rssBytes / 2 ** 20),
      (faults.at(-1) as { fired: number }).fired.toLocaleString('en-US'),
      meta.dropped.toLocaleString('en-US')
    ])
  }
  slow.destroy()
  await server.admin('DELETE', '/__admin/sandboxes')
  const events = await reading
  return {
    title: 'Memory over many requests',
    about: `GetJob of ${JOBS.toLocaleString('en-US')} jobs with ${CONNECTIONS} connections, the journal at its default of 10,000 entries, ${IDLE_FAULTS} faults that do not match and one that throttles a tenth, two readers of \`events\`: one that keeps up and received ${round(events / 2 ** 20)} MiB, and one that never reads. Heap after a garbage collection.`,
    head: ['requests so far', 'heap, MiB', 'resident, MiB', 'throttled', 'dropped from the journal'],
    rows
  }
}

/** Reads a response to its end and returns its size in bytes. */
async function drain({ body }: Response): Promise<number> {
  let bytes = 0
  for await (const chunk of body as ReadableStream<Uint8Array>) bytes += chunk.length
  return bytes
}

/** Opens the event stream and never reads from it. */
function neverRead(url: string) {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname).on('error', () => {})
  socket.write('GET /__admin/events HTTP/1.1\r\nhost: localhost\r\n\r\n')
  return socket.pause()
}
