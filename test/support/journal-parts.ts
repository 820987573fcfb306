import type { JournalEntry } from '../../src/core/journal/journal-entry.js'
import type { JournalParts } from '../../src/core/journal/journal-view.js'
import type { Verification, Verified } from '../../src/core/journal/verification.js'
import { verify } from '../../src/core/journal/verify.js'
import { atOnce } from '../../src/core/time/steps.js'

/** Entries as they are read from a journal: in parts, of two here. */
export function partsOf(entries: readonly JournalEntry[]): JournalParts {
  return Array.from({ length: Math.ceil(entries.length / 2) }, (_, index) => entries.slice(2 * index, 2 * index + 2))
}

/** Verifies entries without an interruption. */
export function verifyAtOnce(entries: readonly JournalEntry[], dropped: number, expected: Verification): Verified {
  return atOnce(verify(partsOf(entries), dropped, expected))
}
