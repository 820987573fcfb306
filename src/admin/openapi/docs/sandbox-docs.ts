import type { DocsById } from './operation-docs.js'

/** A sandbox of the account 000000000000 without anything in it. */
const EMPTY_SNAPSHOT = {
  version: 1,
  origin: {
    accountId: '000000000000',
    region: 'us-east-1',
    durations: { waitingMs: 1000, inProgressMs: 3000, unstartedMs: 86400000 }
  },
  clock: { now: '2026-01-01T00:00:00.000Z', mode: 'frozen', rate: 1 },
  random: { seed: 42, scope: 'default', count: 0 },
  faults: [],
  outcomes: [],
  limits: {},
  assets: { uploads: [], assets: [] },
  jobs: { nextSerial: 0, held: [] }
}

/** The documentation of the operations on sandboxes, scenarios and the server. */
export const sandboxDocs: DocsById = {
  getHealth: {
    description: 'Needs no token. The server listens only once all fixtures are loaded, so any response means ready.',
    returns: 'The server is ready.'
  },
  getOpenApi: {
    description: 'Clients can be generated from it. It is the same for all sandboxes.',
    returns: 'This document.'
  },
  getMetrics: {
    description:
      'They cover all sandboxes together, whichever sandbox the URL names. No label is an id or the name of a sandbox. ' +
      'Counters never go down while the server runs. The first request starts the measurement of the delay of the event ' +
      'loop.',
    returns: 'The metrics, in the text format 0.0.4 of Prometheus.'
  },
  resetSandbox: {
    description:
      'Restores the fixtures, the clock, the seed, the faults and the journal. Requests that are in flight end: those ' +
      'that are delayed or held are cut off, and those that wait respond with 409.',
    returns: 'What there is in the sandbox after the reset.',
    parameters: { to: 'empty', reload: 'false' }
  },
  getSnapshot: {
    description:
      'Holds everything but the journal and the key of signed URLs. Two runs with the same seed and the same calls ' +
      'have equal snapshots.',
    returns: 'The snapshot.'
  },
  restoreSnapshot: {
    description:
      'The sandbox continues where the other one stopped, with its seed, account and region. A reset leads back to the ' +
      'initial state of this server. The body is limited by `--max-memory-bytes`.',
    returns: 'What there is in the sandbox then.',
    body: {
      description: 'A snapshot.',
      examples: { empty: { summary: 'A sandbox without anything in it', value: EMPTY_SNAPSHOT } }
    }
  },
  saveSnapshot: {
    description:
      'The file is the one before until the new one is whole. Each sandbox is saved as it is when its turn comes. A save ' +
      'that is asked for while another is in progress comes after it. Responds with 409 if the server was started without ' +
      '`--snapshot`, or if the file cannot be written, and with 507 if there is no room for it.',
    returns: 'What was written.'
  },
  listSandboxes: {
    description: 'Below the prefix of a sandbox, only that sandbox is listed. `meta` counts those that were evicted.',
    returns: 'The sandboxes.'
  },
  deleteSandboxes: {
    description: 'Below the prefix of a sandbox, only that sandbox is deleted. The next request creates one again.',
    returns: 'The sandboxes were deleted.'
  },
  deleteSandbox: {
    description: 'Requests that are in flight in it are cut off.',
    returns: 'The sandbox was deleted.',
    parameters: { name: 'worker-1' }
  },
  listScenarios: {
    description: 'Each can be applied by its name, those with `autoload: false` too.',
    returns: 'The scenarios, with the size of their contents.'
  },
  applyScenario: {
    description:
      'The body is what a scenario file holds: a scenario, or a GetJob or ListJobs response, or an array of them, as ' +
      'the AWS CLI or an SDK prints it. Such a scenario has the name `jobs`. Members of a scenario whose names begin ' +
      'with `x-` are passed over.',
    returns: 'What the scenario added.',
    parameters: { mode: 'replace' },
    body: {
      description: 'A scenario.',
      examples: {
        throttled: {
          summary: 'A job that is polled through throttling',
          value: {
            name: 'throttled-export',
            clock: { mode: 'frozen' },
            jobs: [{ Type: 'EXPORT_ASSET_TO_SIGNED_URL', Id: 'throttled', plan: 'succeeds' }],
            faults: [{ match: { jobId: 'throttled' }, times: 2, effect: { exception: 'ThrottlingException' } }]
          }
        },
        all: {
          summary: 'A scenario with all that there may be',
          value: {
            name: 'checkout-nightly',
            description: 'Imports fail at night.',
            clock: { now: '2030-01-01T02:00:00.000Z', mode: 'running', rate: 60 },
            outcomes: [{ match: { type: 'IMPORT_ASSETS_FROM_S3' }, plan: 'fails' }],
            limits: { inProgress: 'aws-defaults' },
            assets: [{ id: 'report', text: 'id,price\n1,2\n' }],
            dataSets: [{ Name: 'Reports', revisions: [{ assets: [{ Name: 'report.csv', size: 2048 }] }] }]
          }
        }
      }
    }
  },
  applyNamedScenario: {
    description: 'The files are those of `--fixtures`, or the built-in ones.',
    returns: 'What the scenario added.',
    parameters: { name: 'checkout', mode: 'add' }
  }
}
