import type { ReadonlyDataGrantStore } from '../../src/core/data-grants/data-grant-store.js'
import type { ReadonlyDataSetStore } from '../../src/core/data-sets/data-set-store.js'
import type { ReadonlyEventActionStore } from '../../src/core/event-actions/event-action-store.js'
import type { Sandbox } from '../../src/core/sandbox/sandbox.js'
import { target as aTarget } from './armed-faults.js'
import { allAssets, asText, someId } from './sandbox-state.js'

const target = aTarget({ jobId: 'timed', state: undefined, attempt: undefined })

/**
 * The parts that a sandbox hands out: its members that are objects, except those that hold no state or have actions.
 */
type Part = Exclude<
  { [Name in keyof Sandbox]: Sandbox[Name] extends Callable | string | number ? never : Name }[keyof Sandbox],
  'options' | 'jobs' | 'dataSets' | 'eventActions' | 'dataGrants' | 'memory' | 'eviction'
>
type Callable = (...parameters: never[]) => unknown

/** A use of every member of those parts. None may change anything. The compiler requires one for each new member. */
const READS: { readonly [P in Part]: { readonly [Member in keyof Sandbox[P]]: (part: Sandbox[P]) => unknown } } = {
  clock: {
    mode: (clock) => clock.mode,
    rate: (clock) => clock.rate,
    now: (clock) => clock.now(),
    snapshot: (clock) => clock.snapshot()
  },
  faults: {
    size: (faults) => faults.size,
    has: (faults) => faults.has('f'),
    get: (faults) => faults.get('f'),
    list: (faults) => faults.list(),
    mayApply: (faults) => faults.mayApply('timed'),
    wouldMatch: (faults) => faults.wouldMatch(target)
  },
  outcomes: {
    size: (outcomes) => outcomes.size,
    has: (outcomes) => outcomes.has('none'),
    get: (outcomes) => outcomes.get(outcomes.list()[0]?.id ?? 'none'),
    list: (outcomes) => outcomes.list(),
    snapshot: (outcomes) => outcomes.snapshot()
  },
  limits: {
    isSet: (limits) => limits.isSet,
    snapshot: (limits) => limits.snapshot(),
    perJobBreach: (limits) => limits.perJobBreach('IMPORT_ASSETS_FROM_S3', { AssetSources: [] })
  },
  assets: {
    bytes: (assets) => assets.bytes,
    uploadOf: (assets) => assets.uploadOf('timed')?.toString('base64'),
    get: (assets) => assets.get(assets.list()[0]?.id ?? 'none')?.content.toString('base64'),
    list: (assets) => assets.list(),
    contents: (assets) => asText(assets)
  },
  journal: {
    total: (journal) => journal.total,
    dropped: (journal) => journal.dropped,
    nextOrdinal: (journal) => journal.nextOrdinal,
    list: (journal) => journal.list(),
    entries: (journal) => [...journal.entries(2)],
    view: (journal) => [...journal.view()].flat(),
    holds: (journal) => journal.holds(journal.view())
  },
  eventBridge: {
    total: (log) => log.total,
    dropped: (log) => log.dropped,
    list: (log) => log.list()
  }
}

/** A use of every member of the data sets that a sandbox hands out. */
const DATA_SET_READS: { readonly [Member in keyof ReadonlyDataSetStore]: (store: ReadonlyDataSetStore) => unknown } = {
  size: (store) => store.size,
  bytes: (store) => store.bytes,
  hasHeldAny: (store) => store.hasHeldAny,
  count: (store) => store.count('OWNED'),
  countRevisions: (store) => store.countRevisions(someId(store.dataSets('OWNED'))),
  countAssets: (store) => store.countAssets(someId(store.revisions(someId(store.dataSets('OWNED'))))),
  dataSet: (store) => store.dataSet(someId(store.dataSets('OWNED'))),
  revision: (store) => store.revision(someId(store.revisions(someId(store.dataSets('OWNED'))))),
  asset: (store) => store.asset('none'),
  hasRevisionId: (store) => store.hasRevisionId('none'),
  hasAssetId: (store) => store.hasAssetId('none'),
  dataSets: (store) => [...store.dataSets('OWNED', { createdAt: 9e15, serial: 0 })],
  revisions: (store) => [...store.dataSets('OWNED')].map(({ id }) => [...store.revisions(id)]),
  assets: (store) => allAssets(store)
}

/** A use of every member of the event actions that a sandbox hands out. */
const EVENT_ACTION_READS: {
  readonly [Member in keyof ReadonlyEventActionStore]: (store: ReadonlyEventActionStore) => unknown
} = {
  size: (store) => store.size,
  get: (store) => store.get(someId(store.list())),
  list: (store) => [...store.list()],
  on: (store) => [...store.on('none')],
  count: (store) => store.count('none')
}

/** A use of every member of the data grants that a sandbox hands out. */
const DATA_GRANT_READS: {
  readonly [Member in keyof ReadonlyDataGrantStore]: (store: ReadonlyDataGrantStore) => unknown
} = {
  size: (store) => store.size,
  get: (store) => store.get(someId(store.list())),
  named: (store) => store.named(someId(store.list())),
  hasCopyId: (store) => store.hasCopyId('none'),
  list: (store) => [...store.list()],
  ofSource: (store) => [...store.ofSource('none')]
}

/** Uses every member of every part that a sandbox hands out. Returns the results. */
export function readParts(sandbox: Sandbox): unknown[] {
  return [
    ...Object.entries(READS).flatMap(([name, reads]) =>
      Object.values(reads).map((read) => (read as (part: unknown) => unknown)(sandbox[name as Part]))
    ),
    ...Object.values(DATA_SET_READS).map((read) => read(sandbox.dataSets.store)),
    ...Object.values(EVENT_ACTION_READS).map((read) => read(sandbox.eventActions.store)),
    ...Object.values(DATA_GRANT_READS).map((read) => read(sandbox.dataGrants.store))
  ]
}

/** The names of those parts. */
export const PARTS = Object.keys(READS)
