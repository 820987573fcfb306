import type { Journal } from '../../src/core/journal/journal.js'
import type { JournalEntry } from '../../src/core/journal/journal-entry.js'

/** A GetJob that was answered, but for what is said of it, as the next entry of a journal. */
export function recorded(
  { nextOrdinal }: Pick<Journal, 'nextOrdinal'>,
  members: Partial<JournalEntry> = {}
): JournalEntry {
  return {
    ordinal: nextOrdinal,
    at: 0,
    sandboxAt: 0,
    durationMs: 1,
    operation: 'GetJob',
    isEmulated: true,
    method: 'GET',
    path: '/v1/jobs/job',
    jobId: 'job',
    resources: undefined,
    accessKeyId: undefined,
    region: undefined,
    userAgent: undefined,
    invocationId: undefined,
    sdkRequest: undefined,
    status: 200,
    errorType: undefined,
    retryAfterMs: undefined,
    stateBefore: 'IN_PROGRESS',
    stateAfter: 'IN_PROGRESS',
    step: 1,
    polls: 1,
    faults: [],
    draws: [],
    bytes: 0,
    ...members
  }
}

/** A journal's entries, numbered from 1. */
export function journalOf(...entries: Partial<JournalEntry>[]): JournalEntry[] {
  return entries.map((members, index) => recorded({ nextOrdinal: index + 1 }, members))
}

/** A journal's entries, of a millisecond each, with these gaps in milliseconds from the end of one to the next. */
export function journalWithGaps(...gaps: number[]): JournalEntry[] {
  let end = 0
  const entries: Partial<JournalEntry>[] = [0, ...gaps].map((gap) => {
    const at = end + gap
    end = at + 1
    return { at }
  })
  return journalOf(...entries)
}
