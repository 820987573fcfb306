import { setTimeout as delay } from 'node:timers/promises'
import { available, leaveOut } from '../contestants/available.js'
import type { Contestant } from '../contestants/contestant.js'
import { expectedResponse } from '../contestants/expected-response.js'
import { Running } from '../contestants/running.js'
import { thisProject } from '../contestants/this-project.js'
import { loadInterleaved } from './load-interleaved.js'
import { generator } from './measure.js'
import { rssBytes } from './process-figures.js'
import { interleave, ratios, spread } from './rounds.js'
import type { Section } from './table.js'

type Figures = ReadonlyMap<Contestant, readonly number[]>

/** What a GetJob, a start and a server at rest cost, by server and round, and the table of all that. */
export interface PairedCosts extends Pick<Section, 'about' | 'head' | 'rows'> {
  /** Microseconds of the server's own processor time, user and system. */
  readonly cpu: Figures
  /** Milliseconds from the start of the process to its first response. */
  readonly start: Figures
}

/** Measures these servers in interleaved rounds, and compares this project, which is one of them, with the others. */
export async function pairedCosts(servers: readonly Contestant[], isQuick: boolean): Promise<PairedCosts> {
  const size = isQuick ? { connections: 16, rounds: 1, seconds: 0.2 } : { connections: 16, rounds: 9, seconds: 3 }
  const starts = isQuick ? 1 : 15
  const loaded = await loadInterleaved(servers, size, isQuick)
  const cpu = new Map([...loaded].map(([one, values]) => [one, values.map((each) => each.cpuMicrosPerRequest ?? 0)]))
  const response = await expectedResponse()
  const started = await interleave(
    available(servers),
    starts,
    async (contestant) => {
      await using running = await Running.start(contestant, response)
      const { startMs } = running
      await delay(isQuick ? 0 : 1500)
      return { startMs, mebibytes: rssBytes(running.pid) / 2 ** 20 }
    },
    leaveOut
  )
  const of = (key: 'startMs' | 'mebibytes') =>
    new Map([...started].map(([one, values]) => [one, values.map((each) => each[key])]))
  const start = of('startMs')
  const figures = [
    ['CPU, µs/request', cpu],
    ['start to first response, ms', start],
    ['memory at rest, MiB', of('mebibytes')]
  ] as const
  return {
    about: `CPU time (user and system) of the server's process per GetJob over ${size.connections} connections (${size.rounds} interleaved rounds of ${size.seconds} s for each server; the load generator was ${generator(isQuick).name}), time from the start of the process to its first response, and memory at rest (${starts} interleaved starts). The ratio compares the figures of the same round.`,
    head: ['figure', 'server', 'median', 'range', 'dataexchange-local ÷ server', 'range'],
    rows: figures.flatMap(([name, values]) =>
      [...values].map(([contestant, figures]) => [
        name,
        contestant.name,
        ...spread(figures),
        ...spread(ratios(values, thisProject, contestant) as number[])
      ])
    ),
    cpu,
    start
  }
}
