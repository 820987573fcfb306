import { setTimeout as delay } from 'node:timers/promises'
import { STARTED } from '../contestants/all.js'
import { answerToServe } from '../contestants/answer.js'
import { bareFastify } from '../contestants/bare-fastify.js'
import { present } from '../contestants/present.js'
import { Running } from '../contestants/running.js'
import { thisProject } from '../contestants/this-project.js'
import { rssBytes } from '../support/process-figures.js'
import { inTurns, ratios, spread } from '../support/rounds.js'
import type { Part } from '../support/table.js'
import { target } from '../support/target.js'

/** What a server that has nothing to do takes in memory. */
export const memoryAtRest: Part = async (isQuick) => {
  const { rounds, restSeconds } = isQuick ? { rounds: 1, restSeconds: 0.3 } : { rounds: 3, restSeconds: 2 }
  const answer = await answerToServe()
  const sizes = await inTurns(present(STARTED), rounds, async (contestant) => {
    await using running = await Running.start(contestant, answer)
    await delay(restSeconds * 1000)
    return rssBytes(running.pid) / 2 ** 20
  })
  return {
    title: 'Memory at rest',
    about: `Resident memory of the process ${restSeconds} s after its first response. This project has loaded the built-in fixtures. ${rounds} starts of each server.`,
    head: ['server', 'MiB', 'from–to', 'ours ÷ theirs', 'from–to'],
    rows: [...sizes].map(([contestant, values]) => [
      contestant.name,
      ...spread(values),
      ...spread(ratios(sizes, thisProject, contestant) as number[])
    ]),
    targets: [
      target('resident memory at rest, by that of bare Fastify', '≤ 1.3', ratios(sizes, thisProject, bareFastify))
    ]
  }
}
