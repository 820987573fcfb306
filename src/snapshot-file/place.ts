import { closeSync, linkSync, openSync, readdirSync, realpathSync, statSync, unlinkSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { ConfigError } from '../config/config-error.js'
import { isScenarioFile } from '../scenario-files/find-files.js'
import { statOf } from '../scenario-files/read-text.js'
import { isTemporaryName, temporaryPath } from './write-file.js'

/**
 * Returns the path of the file that `--snapshot` names, with links followed, so that the file takes the place of what a
 * link leads to and not of the link. Removes what a save that was cut off left beside it. Throws a ConfigError if no
 * file can be written there, or if it would be read as a fixture.
 */
export function snapshotPlace(given: string, fixtures: readonly string[]): string {
  const refuse = (why: string): never => {
    throw new ConfigError([`--snapshot ${given} ${why}`])
  }
  const path = resolve(given)
  const kind = kindAt(path, refuse)
  const file = kind === undefined ? join(realFolder(dirname(path), refuse), basename(path)) : realpathSync(path)
  if (kind === 'other') refuse('is not a regular file')
  if (kind === 'folder') refuse('is a folder; give the path of a file in it')
  const read = fixtures.find((fixture) => isReadBy(fixture, file))
  if (read !== undefined)
    refuse(`would be read as a scenario file of --fixtures ${read}; choose another folder or ending`)
  tryToWrite(file, kind === 'file', refuse)
  removeLeftovers(file)
  return file
}

type Refuse = (why: string) => never

/** What is at a path; undefined if nothing is. */
function kindAt(path: string, refuse: Refuse): 'file' | 'folder' | 'other' | undefined {
  try {
    const stats = statOf(path)
    return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other'
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    return refuse(code === undefined ? message : `can't be looked at: ${message}`)
  }
}

function realFolder(folder: string, refuse: Refuse): string {
  try {
    if (statSync(folder).isDirectory()) return realpathSync(folder)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return refuse(`can't be written: the folder ${folder} does not exist`)
    if (code !== 'ENOTDIR') return refuse(`can't be written: ${message}`)
  }
  return refuse(`can't be written: ${folder} is not a folder`)
}

/**
 * Does what a save does, but for the content: rights alone don't tell, for example with a file system that is
 * read-only.
 */
function tryToWrite(file: string, exists: boolean, refuse: Refuse): void {
  const temporary = temporaryPath(file)
  try {
    closeSync(openSync(temporary, 'wx', 0o600))
    unlinkSync(temporary)
  } catch (error) {
    refuse(`can't be written: ${(error as Error).message}; a save makes a file in the same folder first`)
  }
  if (!exists) return
  try {
    linkSync(file, temporary)
    unlinkSync(temporary)
  } catch (error) {
    // A file that is mounted into a container by itself can't be replaced. Other systems just have no such links.
    if ((error as NodeJS.ErrnoException).code === 'EXDEV')
      refuse('is a mount of its own, which no other file can replace; mount its folder instead')
  }
}

/** Removes what saves left that were cut off. What can't be removed is in nobody's way. */
function removeLeftovers(file: string): void {
  const folder = dirname(file)
  try {
    for (const name of readdirSync(folder)) {
      if (isTemporaryName(name, file)) unlinkSync(join(folder, name))
    }
  } catch {
    // For example a folder that this user may write to, but not list.
  }
}

function isReadBy(fixture: string, file: string): boolean {
  try {
    const real = realpathSync(fixture)
    const within = relative(real, file)
    if (within === '') return true
    const isBelow = !within.startsWith('..') && resolve(real, within) === file
    return isBelow && isScenarioFile(file) && !within.split(sep).some((name) => name.startsWith('.'))
  } catch {
    // What is wrong with the fixtures is said elsewhere.
    return false
  }
}
