import { jsonPieces } from '../../src/core/collections/json-pieces.js'
import type { ReadonlyDataSetStore } from '../../src/core/data-sets/data-set-store.js'
import type { Sandbox } from '../../src/core/sandbox/sandbox.js'
import { type Snapshot, type SnapshotDocument, snapshotJson } from '../../src/core/world/snapshot.js'

/** Everything that a sandbox shows of its state, except its journal. */
export function contents(sandbox: Sandbox) {
  const { jobs } = sandbox.jobs.list({ after: undefined, limit: 10_000 })
  return {
    clock: sandbox.clock.snapshot(),
    nextTransitionAt: sandbox.jobs.nextTransitionAt,
    jobs,
    polls: jobs.map(({ id }) => sandbox.jobs.polls(id)),
    faults: sandbox.faults.list().map((rule) => ({ ...rule })),
    outcomes: sandbox.outcomes.snapshot(),
    limits: sandbox.limits.snapshot(),
    assets: asText(sandbox.assets),
    dataSets: allAssets(sandbox.dataSets.store),
    eventActions: [...sandbox.eventActions.store.list()],
    dataGrants: [...sandbox.dataGrants.store.list()],
    effects: jobs.map((job) => sandbox.jobs.effects(job))
  }
}

/** All content as text: a clone of a Buffer is no Buffer. */
export function asText(assets: Sandbox['assets']): string {
  return JSON.stringify(assets.contents())
}

/** A sandbox's snapshot after a trip over the wire. */
export function writtenDown(sandbox: Sandbox): SnapshotDocument {
  return documentOf(sandbox.snapshot())
}

/** The document that a snapshot is serialized to. */
export function documentOf(snapshot: Snapshot): SnapshotDocument {
  return JSON.parse([...jsonPieces(snapshotJson(snapshot))].join(''))
}

/** All data sets with their revisions and assets. */
export function allAssets(store: ReadonlyDataSetStore) {
  return (['OWNED', 'ENTITLED'] as const).flatMap((origin) =>
    [...store.dataSets(origin)].map((dataSet) => ({
      dataSet,
      revisions: [...store.revisions(dataSet.id)].map((revision) => ({
        revision,
        assets: [...store.assets(revision.id)]
      }))
    }))
  )
}

/** The id of the first of several, or one that nothing has. */
export function someId(entries: Iterable<{ readonly id: string }>): string {
  return [...entries][0]?.id ?? 'none'
}
