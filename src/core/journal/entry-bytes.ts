import type { ResourceIds } from '../jobs/mentioned-ids.js'
import type { JournalEntry } from './journal-entry.js'

/**
 * An entry without its texts: its row, with the room that rows grow by, and what its texts take besides their
 * characters.
 */
const ENTRY_BYTES = 610

/** The ids of resources, besides their characters. */
const IDS_BYTES = 130

/** A fault that fired, or a draw. */
const FAULT_BYTES = 160

/** Returns about how many bytes of memory an entry takes. It is called for every request, and only adds up lengths. */
export function entryBytes(entry: JournalEntry): number {
  const { path, jobId, resources, accessKeyId, region, userAgent, faults, draws } = entry
  return (
    ENTRY_BYTES +
    path.length +
    lengthOf(jobId) +
    (resources === undefined ? 0 : bytesOf(resources)) +
    lengthOf(accessKeyId) +
    lengthOf(region) +
    lengthOf(userAgent) +
    lengthOf(entry.invocationId) +
    lengthOf(entry.sdkRequest) +
    lengthOf(entry.errorType) +
    FAULT_BYTES * (faults.length + draws.length)
  )
}

function bytesOf({ dataSetId, revisionId, assetId }: ResourceIds): number {
  return IDS_BYTES + lengthOf(dataSetId) + lengthOf(revisionId) + lengthOf(assetId)
}

function lengthOf(text: string | undefined): number {
  return text === undefined ? 0 : text.length
}
