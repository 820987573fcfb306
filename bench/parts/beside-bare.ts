import { bareFastify } from '../contestants/bare-fastify.js'
import { bareNode } from '../contestants/bare-node.js'
import { thisProject } from '../contestants/this-project.js'
import { pairedCosts } from '../support/paired-costs.js'
import { ratios } from '../support/rounds.js'
import type { Part } from '../support/table.js'
import { target } from '../support/target.js'

/** What this project costs beside the least that can be had: bare Fastify and bare node:http, in interleaved rounds. */
export const besideBare: Part = async (isQuick) => {
  const { about, head, rows, cpu, start } = await pairedCosts([thisProject, bareFastify, bareNode], isQuick)
  return {
    title: 'Beside bare servers',
    about,
    head,
    rows,
    targets: [
      target('CPU time per request ÷ bare Fastify', '≤ 1.15', ratios(cpu, thisProject, bareFastify)),
      target('time from start to first response ÷ bare Fastify', '≤ 1', ratios(start, thisProject, bareFastify))
    ]
  }
}
