// Builds dist/, unless it is what the last build made of the same sources: packing, the benchmarks and the guard of
// costs each want a current one. `node scripts/build.mjs` builds it in any case.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a build depends on. The lock stands for the packages. */
const SOURCES = ['src', 'scripts', 'fixtures', 'package.json', 'package-lock.json', 'tsconfig.json']
const CACHE = 'node_modules/.cache/dataexchange-local'
const STAMP = join(CACHE, 'built')

process.chdir(join(import.meta.dirname, '..'))
const sources = digestOf(SOURCES)
if (stampOf(sources) !== lastStamp()) {
  // A build that fails leaves no stamp behind.
  rmSync(STAMP, { force: true })
  await import('./build.mjs')
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(STAMP, stampOf(sources))
}

/** What identifies the sources, and the files that are in dist/ now. */
function stampOf(sources) {
  return `${process.versions.node} ${sources} ${digestOf(['dist'])}`
}

function lastStamp() {
  try {
    return readFileSync(STAMP, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/** A digest of the names and contents of files, and of all files in folders. */
function digestOf(paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(filesIn)) {
    const content = readFileSync(file)
    hash.update(`${file}\n${content.length}\n`).update(content)
  }
  return hash.digest('hex')
}

/** The files of a folder, in order; a file is itself, and what is not there has none. */
function filesIn(path) {
  try {
    const entries = readdirSync(path, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path]
    if (error.code === 'ENOENT') return []
    throw error
  }
}
