import { Sandbox } from '../../src/core/sandbox/sandbox.js'
import { SandboxDataGrants } from '../../src/core/sandbox/sandbox-data-grants.js'
import { SandboxDataSets } from '../../src/core/sandbox/sandbox-data-sets.js'
import { SandboxEventActions } from '../../src/core/sandbox/sandbox-event-actions.js'
import { SandboxJobs } from '../../src/core/sandbox/sandbox-jobs.js'
import { ACTIONS } from './sandbox-actions.js'
import { PARTS } from './sandbox-reads.js'

/** The members of a sandbox and of its jobs that only read, or that have nothing to do with its state. */
const READERS = ['options', 'name', 'accountId', 'seed', 'eviction', 'signedUrls', 'snapshot', 'verdict', 'readJournal']
const STATELESS = ['constructor', 'subscribe', 'enter', 'startWith', 'close', 'whyUnreachable']
const JOB_READERS = [
  'count',
  'countIn',
  'effects',
  'nextTransitionAt',
  'get',
  'has',
  'list',
  'exportedContent',
  'listNewest',
  'nearestIds',
  'peek',
  'polls',
  'tally',
  'unknown'
]

const DATA_SET_READERS = [
  'constructor',
  'store',
  'find',
  'get',
  'findRevision',
  'findAsset',
  'tagsOf',
  'nearestIds',
  'holds',
  'checksReferences'
]

/** The methods of a sandbox, of its jobs and of its data sets that no action calls and that may change something. */
export function untriedMethods(): string[] {
  const known = new Set([...Object.keys(ACTIONS), ...PARTS, ...READERS, ...STATELESS])
  const jobMethods = Object.getOwnPropertyNames(SandboxJobs.prototype).filter((name) => !JOB_READERS.includes(name))
  return [
    ...Object.getOwnPropertyNames(Sandbox.prototype).filter((name) => !known.has(name)),
    ...jobMethods.map((name) => `jobs.${name}`).filter((name) => name !== 'jobs.constructor' && !known.has(name)),
    ...Object.getOwnPropertyNames(SandboxDataSets.prototype)
      .filter((name) => !DATA_SET_READERS.includes(name))
      .map((name) => `dataSets.${name}`)
      .filter((name) => !known.has(name)),
    ...Object.getOwnPropertyNames(SandboxEventActions.prototype)
      .filter((name) => !['constructor', 'store', 'find'].includes(name))
      .map((name) => `eventActions.${name}`)
      .filter((name) => !known.has(name)),
    ...Object.getOwnPropertyNames(SandboxDataGrants.prototype)
      .filter((name) => !['constructor', 'store', 'find', 'findReceived'].includes(name))
      .map((name) => `dataGrants.${name}`)
      .filter((name) => !known.has(name))
  ]
}
