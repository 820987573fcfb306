import type { JournalEntry } from './journal-entry.js'

/** An entry without its texts: its row, with the room that rows grow by, and what its texts take besides their characters. */
const ENTRY_BYTES = 600

/** A fault that fired, or a draw. */
const FAULT_BYTES = 160

/** Returns about how many bytes of memory an entry takes. It is called for every request, and only adds up lengths. */
export function entryBytes(entry: JournalEntry): number {
  const { path, jobId, accessKeyId, region, userAgent, invocationId, sdkRequest, errorType, faults, draws } = entry
  return (
    ENTRY_BYTES +
    path.length +
    lengthOf(jobId) +
    lengthOf(accessKeyId) +
    lengthOf(region) +
    lengthOf(userAgent) +
    lengthOf(invocationId) +
    lengthOf(sdkRequest) +
    lengthOf(errorType) +
    FAULT_BYTES * (faults.length + draws.length)
  )
}

function lengthOf(text: string | undefined): number {
  return text === undefined ? 0 : text.length
}
