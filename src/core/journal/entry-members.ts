import type { JournalEntry } from './journal-entry.js'

/** An entry that is being filled in. */
export type MutableEntry = { -readonly [Member in keyof JournalEntry]: JournalEntry[Member] }

/**
 * The cells of one stored entry, passed in order. Each method passes the next cell of its kind: a writer stores the
 * given value and returns it, a reader ignores the given value and returns the stored one.
 */
export interface Cells {
  number(value: number): number
  optionalNumber(value: number | undefined): number | undefined
  /** A text that is the same in many entries. */
  text<T extends string | undefined>(value: T): T
  /** Anything else: a text that is different in each entry, one of a few constants, or an object. */
  value<T>(value: T): T
}

/** Passes all members of an entry through cells. This is the one list of them, with the kind of cell that each has. */
export function passMembers(cells: Cells, entry: MutableEntry): MutableEntry {
  entry.ordinal = cells.number(entry.ordinal)
  entry.at = cells.number(entry.at)
  entry.sandboxAt = cells.number(entry.sandboxAt)
  entry.durationMs = cells.optionalNumber(entry.durationMs)
  entry.operation = cells.value(entry.operation)
  entry.isEmulated = cells.value(entry.isEmulated)
  entry.method = cells.value(entry.method)
  entry.path = cells.text(entry.path)
  entry.jobId = cells.text(entry.jobId)
  entry.resources = cells.value(entry.resources)
  entry.accessKeyId = cells.text(entry.accessKeyId)
  entry.region = cells.text(entry.region)
  entry.userAgent = cells.text(entry.userAgent)
  entry.invocationId = cells.value(entry.invocationId)
  entry.sdkRequest = cells.text(entry.sdkRequest)
  entry.status = cells.optionalNumber(entry.status)
  entry.errorType = cells.text(entry.errorType)
  entry.retryAfterMs = cells.optionalNumber(entry.retryAfterMs)
  entry.stateBefore = cells.value(entry.stateBefore)
  entry.stateAfter = cells.value(entry.stateAfter)
  entry.step = cells.optionalNumber(entry.step)
  entry.polls = cells.optionalNumber(entry.polls)
  entry.faults = cells.value(entry.faults)
  entry.draws = cells.value(entry.draws)
  entry.bytes = cells.number(entry.bytes)
  return entry
}
