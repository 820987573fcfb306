import { bareFastify } from '../contestants/bare-fastify.js'
import { commitBefore } from '../contestants/commit-before.js'
import { thisProject } from '../contestants/this-project.js'
import { pairedCosts } from '../support/paired-costs.js'
import type { Part } from '../support/table.js'

/** The cost of a change: this project compared with another commit and with bare Fastify, in interleaved rounds. */
export const before: Part = async (isQuick) => {
  const { about, head, rows } = await pairedCosts([thisProject, commitBefore, bareFastify], isQuick)
  return { title: 'Cost of a change', about, head, rows }
}
