import { LOADED } from '../contestants/all.js'
import { bareFastify } from '../contestants/bare-fastify.js'
import { bareNode } from '../contestants/bare-node.js'
import { prism } from '../contestants/prism.js'
import { thisProject } from '../contestants/this-project.js'
import { wireMock } from '../contestants/wiremock.js'
import { loadInterleaved } from '../support/load-interleaved.js'
import { generator, type Measured } from '../support/measure.js'
import { ratios, spread } from '../support/rounds.js'
import { median, type Part, round } from '../support/table.js'
import { target } from '../support/target.js'

/** GetJob requests per second, compared with other servers that send the same response. */
export const throughput: Part = async (isQuick) => {
  const size = { connections: 32, ...(isQuick ? { rounds: 1, seconds: 0.2 } : { rounds: 5, seconds: 4 }) }
  const measured = await loadInterleaved(LOADED, size, isQuick)
  const rates = new Map([...measured].map(([contestant, values]) => [contestant, values.map((one) => one.perSecond)]))
  return {
    title: 'Throughput',
    about: `GetJob with ${size.connections} connections: ${size.rounds} rounds of ${size.seconds} s for each server, one after the other in each round. The load came from ${generator(isQuick).name}. A server that used about one whole core was itself the bottleneck. A server that used clearly less waited for the load generator and could serve more than is shown; compare its CPU time per request instead. The target for WireMock applies to WireMock with its journal of requests, because this project keeps one too.`,
    head: ['server', 'requests/s', 'range', 'CPU µs/request', 'cores used', 'dataexchange-local ÷ server', 'range'],
    rows: [...measured].map(([contestant, values]) => [
      contestant.name,
      ...spread(rates.get(contestant) as number[]),
      medianOf(values, 'cpuMicrosPerRequest'),
      medianOf(values, 'cpuShare'),
      ...spread(ratios(rates, thisProject, contestant) as number[])
    ]),
    targets: [
      target('requests/s ÷ bare Fastify', '≥ 0.9', ratios(rates, thisProject, bareFastify)),
      target('requests/s ÷ bare node:http', '≥ 0.75', ratios(rates, thisProject, bareNode)),
      target('requests/s ÷ WireMock', '≥ 5', ratios(rates, thisProject, wireMock)),
      target('requests/s ÷ Prism', '≥ 8', ratios(rates, thisProject, prism))
    ]
  }
}

/** Returns the median of a figure that the system reports of a process; empty where it does not. */
function medianOf(values: readonly Measured[], key: 'cpuMicrosPerRequest' | 'cpuShare'): string {
  const known = values.map((one) => one[key]).filter((value) => value !== undefined)
  return known.length === 0 ? '' : round(median(known))
}
