import { createHash } from 'node:crypto'
import type { BigIntStats } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isScenarioFile } from './find-files.js'

/**
 * Returns a text that is another one once a scenario file at the paths, or below folders there, has been changed,
 * replaced, added, moved or removed. No file is opened. What can't be looked at has a place in it too, and never makes
 * it throw.
 */
export async function stampFiles(paths: readonly string[]): Promise<string> {
  const stamp = createHash('sha256')
  for (const path of paths) {
    for await (const entry of entriesAt(path, [])) stamp.update(`${entry}\n`)
  }
  return stamp.digest('base64')
}

/** Yields what is known of each file at a path that is read. `parents` are the real paths of the folders it is in. */
async function* entriesAt(path: string, parents: readonly string[]): AsyncGenerator<string> {
  try {
    const stats = await stat(path, { bigint: true })
    if (stats.isDirectory()) yield* entriesBelow(path, parents)
    // A path that is given is reported whatever its name.
    else if (parents.length === 0 || isScenarioFile(path)) yield entryOf(path, stats)
  } catch (error) {
    yield `${path} ${(error as NodeJS.ErrnoException).code}`
  }
}

async function* entriesBelow(folder: string, parents: readonly string[]): AsyncGenerator<string> {
  const realPath = await realpath(folder)
  if (parents.includes(realPath)) {
    yield `${folder} ELOOP`
    return
  }
  const found = await readdir(folder, { withFileTypes: true })
  const read = found.filter((entry) => !entry.name.startsWith('.') && (!entry.isFile() || isScenarioFile(entry.name)))
  for (const name of read.map((entry) => entry.name).sort()) {
    yield* entriesAt(join(folder, name), [...parents, realPath])
  }
}

/** A file that takes the place of another has another inode, and one that is changed in place another time. */
function entryOf(path: string, { dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [path, dev, ino, size, mtimeNs, ctimeNs].join(' ')
}
