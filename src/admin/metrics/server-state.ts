import type { SharedBudget } from '../../core/memory/shared-budget.js'
import type { Sandboxes } from '../../core/sandbox/sandboxes.js'
import type { TimeSlices } from '../../core/time/time-slices.js'
import type { ServerCounts } from '../../core/world/server-counts.js'

/** What the metrics of a server are read from. */
export interface ServerState {
  readonly sandboxes: Sandboxes
  readonly slices: TimeSlices
  readonly counts: ServerCounts
  /** The bytes of everything that is held in memory, content included. */
  readonly memory: SharedBudget
  /** The bytes of the content of assets. */
  readonly content: SharedBudget
  /** The most sandboxes there may be, and the most jobs and requests of its journal that one of them holds. */
  readonly limits: { readonly sandboxes: number; readonly jobs: number; readonly journalEntries: number }
  /** Returns how many lines of the log have been dropped so far. */
  readonly droppedLogLines: () => number
}
