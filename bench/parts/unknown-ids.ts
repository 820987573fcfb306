import { load } from '../support/load.js'
import { cpuSeconds } from '../support/process-figures.js'
import { BenchServer } from '../support/server.js'
import { type Part, round } from '../support/table.js'

const CONNECTIONS = 16

/** The number of different ids that are asked for. */
const IDS = 1000

/** How many jobs one request seeds. */
const JOBS_PER_REQUEST = 1000

/** GetJob of known ids and of ids that no job has but many are like, in processor time per request. */
export const unknownIds: Part = async (isQuick) => {
  const counts = isQuick ? [10, 1000] : [10, 1000, 100_000]
  const rows: string[][] = []
  for (const length of [32, 256]) {
    for (const count of counts) {
      await using server = await BenchServer.start('--no-fixtures', '--log-level', 'warn')
      const known = (index: number) => `${String(index).padStart(8, '0')}`.padEnd(length, 'a')
      for (let first = 0; first < count; first += JOBS_PER_REQUEST) {
        const size = Math.min(JOBS_PER_REQUEST, count - first)
        await server.admin(
          'POST',
          '/__admin/jobs',
          Array.from({ length: size }, (_, index) => ({
            Type: 'EXPORT_ASSETS_TO_S3',
            Id: known(first + index),
            State: 'WAITING'
          }))
        )
      }
      const unknown = (index: number) => `${known(index).slice(0, -1)}b`
      const figures: number[] = []
      // AWS: an id that is longer than those of the service is not valid, rather than not found.
      for (const [idOf, status] of [
        [known, 200],
        [unknown, length === 32 ? 404 : 400]
      ] as const) {
        const requests = Array.from({ length: IDS }, (_, index) => ({ path: `/v1/jobs/${idOf(index % count)}` }))
        const before = cpuSeconds(server.pid) ?? Number.NaN
        const seconds = isQuick ? 2 : 5
        const sent = await load({ url: server.url, connections: CONNECTIONS, seconds, requests, statuses: [status] })
        const after = cpuSeconds(server.pid) ?? Number.NaN
        figures.push(((after - before) * 1e6) / sent.requests)
      }
      const [ofKnown, ofUnknown] = figures as [number, number]
      rows.push([
        count.toLocaleString('en-US'),
        String(length),
        round(ofKnown),
        round(ofUnknown),
        round(ofUnknown / ofKnown)
      ])
    }
  }
  return {
    title: 'GetJob of unknown ids',
    about: `The processor time of a GetJob, for ids that jobs have and for ids that no job has, each of which differs from a job's in one character. An unknown id should cost at most twice a known one. ${CONNECTIONS} connections.`,
    head: ['jobs', 'characters of an id', 'known id, µs', 'unknown id, µs', 'ratio'],
    rows
  }
}
