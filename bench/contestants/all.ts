import type { Section } from '../support/table.js'
import { bareFastify, bareFastifyUnbundled } from './bare-fastify.js'
import { bareNode } from './bare-node.js'
import type { Contestant } from './contestant.js'
import { mockoon } from './mockoon.js'
import { mountebank } from './mountebank.js'
import { prism } from './prism.js'
import { thisProject, thisProjectWithFaults } from './this-project.js'
import { wireMock, wireMockWithoutJournal } from './wiremock.js'

const ALL: readonly Contestant[] = [
  thisProject,
  thisProjectWithFaults,
  bareNode,
  bareFastify,
  bareFastifyUnbundled,
  wireMock,
  wireMockWithoutJournal,
  prism,
  mockoon,
  mountebank
]

/** Who is of interest under load: how a server was packed makes no difference there. */
export const LOADED: readonly Contestant[] = ALL.filter((one) => one !== bareFastifyUnbundled)

/** Who is of interest before any load: what a server does with requests makes no difference there. */
export const STARTED: readonly Contestant[] = ALL.filter(
  (one) => one !== thisProjectWithFaults && one !== wireMockWithoutJournal
)

/** Who is who, of which version, and who is missing. */
export function contestantsSection(): Section {
  return {
    title: 'Servers',
    about:
      'Each runs in a process of its own on 127.0.0.1 and is given the same answer to serve; a status or a body that differs ends the benchmark. Each is warmed up before it is loaded for the first time, some for longer than others.',
    head: ['server', 'version', 'set up with', 'warm-up, s'],
    rows: ALL.map((one) => {
      const whyNot = one.whyNot?.()
      return whyNot === undefined
        ? [one.name, one.version(), one.setup, String(one.warmUpSeconds)]
        : [one.name, 'not there', whyNot, '']
    })
  }
}
