import { STARTED } from '../contestants/all.js'
import { answerToServe } from '../contestants/answer.js'
import { bareNode } from '../contestants/bare-node.js'
import { present } from '../contestants/present.js'
import { Running } from '../contestants/running.js'
import { thisProject } from '../contestants/this-project.js'
import { wireMock } from '../contestants/wiremock.js'
import { inTurns, ratios, spread } from '../support/rounds.js'
import type { Part } from '../support/table.js'
import { target } from '../support/target.js'

/** How long it takes from the start of a process to its first right answer. */
export const start: Part = async (isQuick) => {
  const rounds = isQuick ? 1 : 11
  const answer = await answerToServe()
  const times = await inTurns(present(STARTED), rounds, async (contestant) => {
    await using running = await Running.start(contestant, answer)
    return running.startMs
  })
  return {
    title: 'Start',
    about: `From the start of the process to its first response to GetJob. This project loads the built-in fixtures. ${rounds} starts of each server, one after the other in each round.`,
    head: ['server', 'ms', 'from–to', 'ours ÷ theirs', 'from–to'],
    rows: [...times].map(([contestant, values]) => [
      contestant.name,
      ...spread(values),
      ...spread(ratios(times, thisProject, contestant) as number[])
    ]),
    targets: [
      target(
        'time from start to first response, by that of bare node:http',
        '≤ 1.6',
        ratios(times, thisProject, bareNode)
      ),
      target('time from start to first response, by that of WireMock', '≤ 0.1', ratios(times, thisProject, wireMock))
    ]
  }
}
