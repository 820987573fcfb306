import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The file names of scenario files. */
const SCENARIO_FILE = /\.(json|ya?ml)$/i

/**
 * Returns the scenario files at a path: the file itself, or all scenario files in the folder and its subfolders, in
 * lexical order. Skips names that begin with a dot. Throws an Error if there is none, or if the path does not exist.
 */
export function findScenarioFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) {
    if (!SCENARIO_FILE.test(path)) throw new Error('is not a scenario file: the name must end in .json, .yaml or .yml')
    return [path]
  }
  const files = filesBelow(path)
  if (files.length === 0) throw new Error('contains no scenario files: the name must end in .json, .yaml or .yml')
  return files
}

function filesBelow(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'))
  return names.sort().flatMap((name) => {
    const path = join(folder, name)
    // statSync follows symbolic links, which the entries of readdirSync do not.
    if (statSync(path).isDirectory()) return filesBelow(path)
    return SCENARIO_FILE.test(name) ? [path] : []
  })
}
