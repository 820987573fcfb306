import { get, type IncomingMessage } from 'node:http'
import { load } from '../support/load.js'
import { cpuSeconds } from '../support/process-figures.js'
import { BenchServer } from '../support/server.js'
import { type Part, round } from '../support/table.js'

const CONNECTIONS = 16
const READERS = [0, 1, 100]

/** GetJob while clients read the events of its sandbox, in processor time per request. */
export const eventReaders: Part = async (isQuick) => {
  const rounds = isQuick ? 1 : 3
  const figures = new Map<number, number[]>(READERS.map((count) => [count, []]))
  for (let done = 0; done < rounds; done++) {
    for (const count of READERS) figures.get(count)?.push(await measure(count, isQuick ? 2 : 5))
  }
  const medians = READERS.map(
    (count) => (figures.get(count) as number[]).toSorted((a, b) => a - b)[rounds >> 1] as number
  )
  return {
    title: 'GetJob beside readers of events',
    about: `The processor time of the server for a GetJob, while clients read every event over sockets of their own. The aim with 100 readers is 1.5 times the figure without. Median of ${rounds}. ${CONNECTIONS} connections.`,
    head: ['readers', 'a request, µs', 'ratio'],
    rows: READERS.map((count, index) => [
      String(count),
      round(medians[index] as number),
      round((medians[index] as number) / (medians[0] as number))
    ])
  }
}

/** Returns the microseconds of processor time that a request takes. */
async function measure(readers: number, seconds: number): Promise<number> {
  await using server = await BenchServer.start('--no-fixtures', '--log-level', 'warn')
  await server.admin('POST', '/__admin/jobs', [{ Type: 'EXPORT_ASSETS_TO_S3', Id: 'job', plan: 'waits' }])
  const streams = await Promise.all(Array.from({ length: readers }, () => readEvents(server.url)))
  const requests = [{ path: '/v1/jobs/job' }]
  const run = { url: server.url, connections: CONNECTIONS, requests, statuses: [200] }
  await load({ ...run, seconds: 1 })
  const before = cpuSeconds(server.pid) ?? Number.NaN
  const sent = await load({ ...run, seconds })
  const after = cpuSeconds(server.pid) ?? Number.NaN
  for (const stream of streams) stream.destroy()
  return ((after - before) * 1e6) / sent.requests
}

/** Begins to read all events, and throws them away. */
function readEvents(url: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const reader = get(`${url}/__admin/events`, { agent: false }, (response) => resolve(response.resume()))
    reader.once('error', reject)
  })
}
