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

/** Those of which none is another one set up otherwise. */
export const CONTESTANTS = but(thisProjectWithFaults, bareFastifyUnbundled, wireMockWithoutJournal)

/** With those that do otherwise with requests. */
export const LOADED = but(bareFastifyUnbundled)

/** With those that do otherwise before the first request. */
export const STARTED = but(thisProjectWithFaults, wireMockWithoutJournal)

function but(...others: Contestant[]): readonly Contestant[] {
  return ALL.filter((one) => !others.includes(one))
}

/** Who is who, of which version, and who is missing. */
export function contestantsSection(): Section {
  return {
    title: 'Servers',
    about:
      'Each server runs in a process of its own on 127.0.0.1 and serves the same response; a status or a body that differs ends the benchmark. Each is warmed up before its first load, for the time in the last column.',
    head: ['server', 'version', 'set up with', 'warm-up, s'],
    rows: ALL.map((one) => {
      const whyNot = one.whyNot?.()
      return whyNot === undefined
        ? [one.name, one.version(), one.setup, String(one.warmUpSeconds)]
        : [one.name, 'not there', whyNot, '']
    })
  }
}
