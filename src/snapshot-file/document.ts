import { jsonPieces } from '../core/collections/json-pieces.js'
import type { Sandbox } from '../core/sandbox/sandbox.js'
import { snapshotJson } from '../core/world/snapshot.js'

/** What a snapshot file says that it is. */
export const FORMAT = 'dataexchange-local snapshots'

/** The version of what is around the snapshots. Each of these has a version of its own. */
export const FORMAT_VERSION = 1

/** How much of a document has been made so far. */
export interface Progress {
  sandboxes: number
  jobs: number
}

/**
 * Makes the document of a snapshot file in pieces, none of which takes long. Each sandbox is on a line of its own, as
 * it is when its turn comes; what is removed before its turn is left out.
 */
export function* documentPieces(
  sandboxes: Iterable<Sandbox>,
  savedAt: string,
  progress: Progress
): Generator<string, void> {
  const head = JSON.stringify({ format: FORMAT, version: FORMAT_VERSION, savedAt })
  yield `${head.slice(0, -1)},"sandboxes":{\n`
  for (const sandbox of sandboxes) {
    const snapshot = sandbox.snapshot()
    yield `${progress.sandboxes === 0 ? '' : ',\n'}${JSON.stringify(sandbox.name)}:`
    progress.sandboxes++
    progress.jobs += sandbox.jobs.count
    try {
      yield* jsonPieces(snapshotJson(snapshot))
    } finally {
      snapshot.jobs.held.release()
    }
  }
  yield '\n}}\n'
}
