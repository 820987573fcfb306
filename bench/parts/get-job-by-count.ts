import { requestsPerSecond } from '../support/load.js'
import { probe } from '../support/probe.js'
import { jobId, seed } from '../support/seeding.js'
import { BenchServer } from '../support/server.js'
import { type Part, round } from '../support/table.js'

const CONNECTIONS = 16

/** GetJob of random jobs, with one, a thousand and a million jobs in the sandbox. */
export const getJobByCount: Part = async (isQuick) => {
  const counts = isQuick ? [1, 1000, 20_000] : [1, 1000, 1_000_000]
  const rows: string[][] = []
  for (const count of counts) {
    await using server = await BenchServer.start('--no-fixtures', '--log-level', 'warn')
    await server.loopDelay()
    const began = performance.now()
    await seed(server, count, 'hangs')
    const seedingSeconds = (performance.now() - began) / 1000
    const held = await server.loopDelay()
    const randomJob = () => `/v1/jobs/${jobId(Math.floor(Math.random() * count))}`
    const samples = isQuick ? 500 : 20_000
    const latencies = await probe(server.url, (done) => (done < samples ? randomJob() : undefined))
    const requests = Array.from({ length: 1000 }, () => ({ path: randomJob() }))
    const perSecond = await requestsPerSecond({
      url: server.url,
      connections: CONNECTIONS,
      seconds: isQuick ? 1 : 10,
      requests
    })
    rows.push([
      count.toLocaleString('en-US'),
      round(latencies.p50),
      round(latencies.p99),
      round(perSecond),
      count < 1000 ? '' : round(count / seedingSeconds),
      round(held.p99),
      round(held.max)
    ])
  }
  return {
    title: 'GetJob by the number of jobs',
    about: `Random jobs of one sandbox. Latency is measured over one connection, one request after the other; throughput with ${CONNECTIONS} connections. Seeding is one stream of lines to \`POST /__admin/jobs\`.`,
    head: ['jobs', 'p50 ms', 'p99 ms', 'requests/s', 'seeded/s', 'event-loop delay while seeding, p99 ms', 'max ms'],
    rows
  }
}
