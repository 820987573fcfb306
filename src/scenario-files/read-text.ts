import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, readlinkSync, statSync } from 'node:fs'

/** The largest file that is read, in bytes: 256 MiB. The text of a much larger one would not fit into a string. */
export const MAX_FILE_BYTES = 268_435_456

/** What there is to know about a file before it is read. */
type Stats = ReturnType<typeof statSync> & {}

/**
 * Returns the text of a regular file. Throws an Error that says why if it is no such file, is too large or is not
 * UTF-8. Nothing is read of anything else: a FIFO would wait for its writer, and a device may have no end.
 */
export function readText(path: string): string {
  refuseUnlessRegular(statOf(path))
  // What stands at the path may have been replaced since: opening a FIFO without this flag would wait.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const stats = fstatSync(file)
    refuseUnlessRegular(stats)
    if (stats.size > MAX_FILE_BYTES) {
      throw new Error(`has ${stats.size} bytes; the largest file that is read has ${MAX_FILE_BYTES} (256 MiB)`)
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } finally {
    closeSync(file)
  }
}

/**
 * Returns what is at a path, or at the end of the links that begin there. Throws an Error that says what is missing.
 */
export function statOf(path: string): Stats {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats !== undefined) return stats
  // Throws if there is nothing at the path itself.
  lstatSync(path)
  throw Object.assign(new Error(`is a link to ${readlinkSync(path)}, which does not exist`), { path })
}

function refuseUnlessRegular(stats: Stats): void {
  if (!stats.isFile()) throw new Error(`is ${kindOf(stats)}, not a regular file`)
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder'
  if (stats.isFIFO()) return 'a FIFO'
  if (stats.isSocket()) return 'a socket'
  return 'a device'
}
