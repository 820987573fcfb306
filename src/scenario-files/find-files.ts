import { readdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { statOf } from './read-text.js'

/** The file names of scenario files. */
const SCENARIO_FILE = /\.(json|ya?ml)$/i

/** Whether a file in a folder is a scenario file, by its name. */
export function isScenarioFile(name: string): boolean {
  return SCENARIO_FILE.test(name)
}

/**
 * Returns the scenario files at a path: the file itself, or all scenario files in the folder and its subfolders, in
 * lexical order. Skips names that begin with a dot. Throws an Error if there is none, or if the path does not exist. Of
 * what it returns, only the names are checked.
 */
export function findScenarioFiles(path: string): string[] {
  if (!statOf(path).isDirectory()) {
    if (!isScenarioFile(path)) throw new Error('is not a scenario file: the name must end in .json, .yaml or .yml')
    return [path]
  }
  const files = filesBelow(path, [])
  if (files.length === 0) throw new Error('contains no scenario files: the name must end in .json, .yaml or .yml')
  return files
}

/** `parents` are the real paths of the folders that the folder is in. */
function filesBelow(folder: string, parents: readonly string[]): string[] {
  const realPath = realpathSync(folder)
  if (parents.includes(realPath)) {
    throw Object.assign(new Error('is a link to a folder that contains it'), { path: folder })
  }
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'))
  return names.sort().flatMap((name) => {
    const path = join(folder, name)
    // Looked up through symbolic links, which the entries of readdirSync are not.
    if (isFolder(path, name)) return filesBelow(path, [...parents, realPath])
    return isScenarioFile(name) ? [path] : []
  })
}

function isFolder(path: string, name: string): boolean {
  try {
    return statOf(path).isDirectory()
  } catch (error) {
    // A link to nothing matters only if it has the name of a scenario file, and is then reported when it is read.
    if (isScenarioFile(name)) return false
    if ((error as NodeJS.ErrnoException).code === undefined) return false
    throw error
  }
}
