import { setTimeout as delay } from 'node:timers/promises'
import { answerToServe } from '../contestants/answer.js'
import { bareFastify } from '../contestants/bare-fastify.js'
import { commitBefore } from '../contestants/commit-before.js'
import type { Contestant } from '../contestants/contestant.js'
import { present } from '../contestants/present.js'
import { Running } from '../contestants/running.js'
import { thisProject } from '../contestants/this-project.js'
import { loadInTurns } from '../support/loaded.js'
import { generator } from '../support/measure.js'
import { rssBytes } from '../support/process-figures.js'
import { inTurns, ratios, spread } from '../support/rounds.js'
import type { Part } from '../support/table.js'
import { target } from '../support/target.js'

const SERVERS: readonly Contestant[] = [thisProject, commitBefore, bareFastify]

/** What a change costs: this project beside another commit of it and a bare Fastify route, in paired rounds. */
export const before: Part = async (isQuick) => {
  const size = isQuick ? { connections: 16, rounds: 1, seconds: 1 } : { connections: 16, rounds: 9, seconds: 3 }
  const loaded = await loadInTurns(SERVERS, size, isQuick)
  const cpu = new Map([...loaded].map(([one, values]) => [one, values.map((each) => each.cpuMicrosPerRequest ?? 0)]))
  const answer = await answerToServe()
  const started = await inTurns(present(SERVERS), isQuick ? 1 : 15, async (contestant) => {
    await using running = await Running.start(contestant, answer)
    const { startMs } = running
    await delay(isQuick ? 300 : 1500)
    return { startMs, mebibytes: rssBytes(running.pid) / 2 ** 20 }
  })
  const of = (key: 'startMs' | 'mebibytes') =>
    new Map([...started].map(([one, values]) => [one, values.map((each) => each[key])]))
  const [start, memory] = [of('startMs'), of('mebibytes')]
  const figures = [
    ['CPU, µs/request', cpu],
    ['start to first response, ms', start],
    ['memory at rest, MiB', memory]
  ] as const
  return {
    title: 'What a change costs',
    about: `CPU time per GetJob with ${size.connections} connections (${size.rounds} rounds of ${size.seconds} s for each server, one after the other in each round; the load came from ${generator(isQuick).name}), the time from the start of the process to its first response, and its memory at rest. The ratio is this project's figure by that of the other server in the same round.`,
    head: ['figure', 'server', 'median', 'from–to', 'ours ÷ theirs', 'from–to'],
    rows: figures.flatMap(([name, values]) =>
      [...values].map(([contestant, figures]) => [
        name,
        contestant.name,
        ...spread(figures),
        ...spread(ratios(values, thisProject, contestant) as number[])
      ])
    ),
    targets: [
      target('CPU time per request, by that of bare Fastify', '≤ 1.15', ratios(cpu, thisProject, bareFastify)),
      target(
        'time from start to first response, by that of bare Fastify',
        '≤ 1',
        ratios(start, thisProject, bareFastify)
      )
    ]
  }
}
