import { clockDocs } from './clock-docs.js'
import { dataSetDocs } from './data-set-docs.js'
import { eventBridgeDocs } from './event-bridge-docs.js'
import { faultDocs } from './fault-docs.js'
import { jobDocs } from './job-docs.js'
import { journalDocs } from './journal-docs.js'
import type { DocsById } from './operation-docs.js'
import { outcomeDocs } from './outcome-docs.js'
import { sandboxDocs } from './sandbox-docs.js'

/** The documentation of all operations. */
export const OPERATION_DOCS: DocsById = {
  ...jobDocs,
  ...sandboxDocs,
  ...faultDocs,
  ...outcomeDocs,
  ...dataSetDocs,
  ...clockDocs,
  ...eventBridgeDocs,
  ...journalDocs
}

/** The groups of operations, in the order in which they are shown, and what each is for. */
export const TAG_DOCS: Readonly<Record<string, string>> = {
  jobs: 'Seed jobs with plans, look at them without polling, and move them from state to state.',
  faults: 'Delay, replace or spoil responses of the data plane.',
  outcomes: 'Decide what happens to jobs that clients create.',
  limits: 'Set the limits that clients run into.',
  'data sets': 'Seed data sets with revisions and assets, and publish revisions as a provider does.',
  assets: 'Look at the assets whose content was seeded or imported.',
  clock: "Freeze, advance and speed up the sandbox's time.",
  scenarios: 'Apply jobs, faults, outcomes and more together, from a file or a body.',
  journal: 'See what clients asked and what they got, and check it.',
  'event bridge': 'See the events that subscribers and owners get from EventBridge.',
  events: 'Follow what happens in the sandbox as it happens.',
  sandboxes: 'Reset, save, restore, list and delete sandboxes.',
  metrics: 'Watch the server with Prometheus.',
  health: 'See whether the server is ready.',
  openapi: 'Get this document.'
}
