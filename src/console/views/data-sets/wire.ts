import type { DataSetView, RevisionView } from '../../../client/index.js'

/** Returns what GetDataSet returns of a data set. */
export function wireDataSet({ revisions, eventActions, dataGrants, product, ...wire }: DataSetView) {
  return wire
}

/** Returns what GetRevision returns of a revision. */
export function wireRevision({ assets, ...wire }: RevisionView) {
  return wire
}

/** The units of sizes, each 1,024 of the one before. */
const UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']

/** Returns a number of bytes for people: `1 byte`, `512 bytes`, `1.5 KiB`. */
export function bytesText(bytes: number): string {
  if (bytes === 1) return '1 byte'
  const unit = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10))
  return `${Number((bytes / 1024 ** unit).toFixed(1))} ${UNITS[unit]}`
}
