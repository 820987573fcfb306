import type { Section } from '../support/table.js'
import { bareFastify, bareFastifyUnbundled } from './bare-fastify.js'
import { bareNode } from './bare-node.js'
import type { Contestant } from './contestant.js'
import { mockoon } from './mockoon.js'
import { mountebank } from './mountebank.js'
import { prism } from './prism.js'
import { thisProject } from './this-project.js'
import { wireMock, wireMockWithoutJournal } from './wiremock.js'

const ALL: readonly Contestant[] = [
  thisProject,
  bareNode,
  bareFastify,
  bareFastifyUnbundled,
  wireMock,
  wireMockWithoutJournal,
  prism,
  mockoon,
  mountebank
]

/** Each server once, without variants. */
export const CONTESTANTS = without(bareFastifyUnbundled, wireMockWithoutJournal)

/** With the variants that handle requests differently. */
export const LOADED = without(bareFastifyUnbundled)

/** With the variants that start differently. */
export const STARTED = without(wireMockWithoutJournal)

/**
 * What is enough to try a part that others try with all servers: no server of another project, which takes long to
 * start.
 */
export const OWN = ALL.filter(({ whyUnavailable }) => whyUnavailable === undefined)

function without(...others: Contestant[]): readonly Contestant[] {
  return ALL.filter((one) => !others.includes(one))
}

/** Returns the section that lists all contestants: their versions, their setup, and which are not available. */
export function contestantsSection(): Section {
  return {
    title: 'Servers',
    about:
      'Each server runs in a process of its own on 127.0.0.1 and serves the same response; one that sends another status or body is left out, and the benchmark ends if it is this project. Each is warmed up before its first load, for the time in the last column.',
    head: ['server', 'version', 'setup', 'warm-up, s'],
    rows: ALL.map((one) => {
      const reason = one.whyUnavailable?.()
      return reason === undefined
        ? [one.name, one.version(), one.setup, String(one.warmUpSeconds)]
        : [one.name, 'not available', reason, '']
    })
  }
}
