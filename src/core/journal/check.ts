import type { Problem } from '../validation/problem.js'
import type { JournalEntry } from './journal-entry.js'

/** One kind of expectation, which is shown the entries of a journal in order of arrival. */
export interface Check {
  /** Takes note of the next entry, and of whether it is one of those that are meant. */
  see(entry: JournalEntry, isMatching: boolean): void
  /** Returns what is otherwise than expected, once all entries have been seen. */
  problems(): Problem[]
}
