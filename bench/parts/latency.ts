import { CONTESTANTS, OWN } from '../contestants/all.js'
import { bareFastify } from '../contestants/bare-fastify.js'
import { thisProject } from '../contestants/this-project.js'
import { loadInterleaved } from '../support/load-interleaved.js'
import { generator } from '../support/measure.js'
import { ratios, spread } from '../support/rounds.js'
import type { Part } from '../support/table.js'
import { target } from '../support/target.js'

/** The latency of GetJob when many clients send requests as fast as they can. */
export const latency: Part = async (isQuick) => {
  const size = { connections: 64, ...(isQuick ? { rounds: 1, seconds: 0.2 } : { rounds: 5, seconds: 2 }) }
  const measured = await loadInterleaved(isQuick ? OWN : CONTESTANTS, size, isQuick)
  const p99s = new Map([...measured].map(([contestant, values]) => [contestant, values.map((one) => one.p99Ms)]))
  return {
    title: 'Latency under load',
    about: `GetJob with ${size.connections} connections, each of which sends its next request as soon as it has a response: ${size.rounds} rounds of ${size.seconds} s for each server, one after the other in each round. The load came from ${generator(isQuick).name}.`,
    head: ['server', 'p50 ms', 'range', 'p99 ms', 'range', 'p99, dataexchange-local ÷ server', 'range'],
    rows: [...measured].map(([contestant, values]) => [
      contestant.name,
      ...spread(values.map((one) => one.p50Ms)),
      ...spread(p99s.get(contestant) as number[]),
      ...spread(ratios(p99s, thisProject, contestant) as number[])
    ]),
    targets: [target('p99 over 64 connections ÷ bare Fastify', '≤ 2', ratios(p99s, thisProject, bareFastify))]
  }
}
