import { setTimeout as delay } from 'node:timers/promises'
import { available, leaveOut } from '../contestants/available.js'
import { bareFastify } from '../contestants/bare-fastify.js'
import { commitBefore } from '../contestants/commit-before.js'
import type { Contestant } from '../contestants/contestant.js'
import { expectedResponse } from '../contestants/expected-response.js'
import { Running } from '../contestants/running.js'
import { thisProject } from '../contestants/this-project.js'
import { loadInterleaved } from '../support/load-interleaved.js'
import { generator } from '../support/measure.js'
import { rssBytes } from '../support/process-figures.js'
import { interleave, ratios, spread } from '../support/rounds.js'
import type { Part } from '../support/table.js'
import { target } from '../support/target.js'

const SERVERS: readonly Contestant[] = [thisProject, commitBefore, bareFastify]

/** The cost of a change: this project compared with another commit and with bare Fastify, in interleaved rounds. */
export const before: Part = async (isQuick) => {
  const size = isQuick ? { connections: 16, rounds: 1, seconds: 1 } : { connections: 16, rounds: 9, seconds: 3 }
  const loaded = await loadInterleaved(SERVERS, size, isQuick)
  const cpu = new Map([...loaded].map(([one, values]) => [one, values.map((each) => each.cpuMicrosPerRequest ?? 0)]))
  const response = await expectedResponse()
  const started = await interleave(
    available(SERVERS),
    isQuick ? 1 : 15,
    async (contestant) => {
      await using running = await Running.start(contestant, response)
      const { startMs } = running
      await delay(isQuick ? 300 : 1500)
      return { startMs, mebibytes: rssBytes(running.pid) / 2 ** 20 }
    },
    leaveOut
  )
  const of = (key: 'startMs' | 'mebibytes') =>
    new Map([...started].map(([one, values]) => [one, values.map((each) => each[key])]))
  const [start, memory] = [of('startMs'), of('mebibytes')]
  const figures = [
    ['CPU, µs/request', cpu],
    ['start to first response, ms', start],
    ['memory at rest, MiB', memory]
  ] as const
  return {
    title: 'Cost of a change',
    about: `CPU time per GetJob over ${size.connections} connections (${size.rounds} interleaved rounds of ${size.seconds} s for each server; the load generator was ${generator(isQuick).name}), time from the start of the process to its first response, and memory at rest. The ratio compares the figures of the same round.`,
    head: ['figure', 'server', 'median', 'range', 'dataexchange-local ÷ server', 'range'],
    rows: figures.flatMap(([name, values]) =>
      [...values].map(([contestant, figures]) => [
        name,
        contestant.name,
        ...spread(figures),
        ...spread(ratios(values, thisProject, contestant) as number[])
      ])
    ),
    targets: [
      target('CPU time per request ÷ bare Fastify', '≤ 1.15', ratios(cpu, thisProject, bareFastify)),
      target('time from start to first response ÷ bare Fastify', '≤ 1', ratios(start, thisProject, bareFastify))
    ]
  }
}
