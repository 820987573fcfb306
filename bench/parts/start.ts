import { OWN, STARTED } from '../contestants/all.js'
import { available, leaveOut } from '../contestants/available.js'
import { bareNode } from '../contestants/bare-node.js'
import { expectedResponse } from '../contestants/expected-response.js'
import { Running } from '../contestants/running.js'
import { thisProject } from '../contestants/this-project.js'
import { wireMock } from '../contestants/wiremock.js'
import { interleave, ratios, spread } from '../support/rounds.js'
import type { Part } from '../support/table.js'
import { target } from '../support/target.js'

/** The time from the start of a process to its first correct response. */
export const start: Part = async (isQuick) => {
  const rounds = isQuick ? 1 : 11
  const response = await expectedResponse()
  const times = await interleave(
    available(isQuick ? OWN : STARTED),
    rounds,
    async (contestant) => {
      await using running = await Running.start(contestant, response)
      return running.startMs
    },
    leaveOut
  )
  return {
    title: 'Start',
    about: `From the start of the process to its first response to GetJob. This project loads the built-in fixtures. ${rounds} starts of each server, one after the other in each round.`,
    head: ['server', 'ms', 'range', 'dataexchange-local ÷ server', 'range'],
    rows: [...times].map(([contestant, values]) => [
      contestant.name,
      ...spread(values),
      ...spread(ratios(times, thisProject, contestant) as number[])
    ]),
    targets: [
      target('time from start to first response ÷ bare node:http', '≤ 1.6', ratios(times, thisProject, bareNode)),
      target('time from start to first response ÷ WireMock', '≤ 0.1', ratios(times, thisProject, wireMock))
    ]
  }
}
