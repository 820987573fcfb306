import { setTimeout as delay } from 'node:timers/promises'
import { OWN, STARTED } from '../contestants/all.js'
import { available, leaveOut } from '../contestants/available.js'
import { bareFastify } from '../contestants/bare-fastify.js'
import { expectedResponse } from '../contestants/expected-response.js'
import { Running } from '../contestants/running.js'
import { thisProject } from '../contestants/this-project.js'
import { rssBytes } from '../support/process-figures.js'
import { interleave, ratios, spread } from '../support/rounds.js'
import type { Part } from '../support/table.js'
import { target } from '../support/target.js'

/** The memory of an idle server. */
export const memoryAtRest: Part = async (isQuick) => {
  const { rounds, restSeconds } = isQuick ? { rounds: 1, restSeconds: 0.3 } : { rounds: 3, restSeconds: 2 }
  const response = await expectedResponse()
  const sizes = await interleave(
    available(isQuick ? OWN : STARTED),
    rounds,
    async (contestant) => {
      await using running = await Running.start(contestant, response)
      await delay(restSeconds * 1000)
      return rssBytes(running.pid) / 2 ** 20
    },
    leaveOut
  )
  return {
    title: 'Memory at rest',
    about: `Resident memory of the process ${restSeconds} s after its first response. This project has loaded the built-in fixtures. ${rounds} starts of each server.`,
    head: ['server', 'MiB', 'range', 'dataexchange-local ÷ server', 'range'],
    rows: [...sizes].map(([contestant, values]) => [
      contestant.name,
      ...spread(values),
      ...spread(ratios(sizes, thisProject, contestant) as number[])
    ]),
    targets: [target('resident memory at rest ÷ bare Fastify', '≤ 1.3', ratios(sizes, thisProject, bareFastify))]
  }
}
