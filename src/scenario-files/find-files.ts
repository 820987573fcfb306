import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What a scenario file may end in. */
const SCENARIO_FILE = /\.(json|ya?ml)$/i

/**
 * The scenario files that a path stands for: the file itself, or those in the folder and the folders below it, in
 * lexical order. Names that begin with a dot are passed over. Throws an Error that says what to give instead.
 */
export function findScenarioFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) {
    if (!SCENARIO_FILE.test(path)) throw new Error('is not a scenario file: their names end in .json, .yaml or .yml')
    return [path]
  }
  const files = filesBelow(path)
  if (files.length === 0) throw new Error('holds no scenario files: their names end in .json, .yaml or .yml')
  return files
}

function filesBelow(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'))
  return names.sort().flatMap((name) => {
    const path = join(folder, name)
    // Asked of the file system, not of the folder's entry, so that links count as what they lead to.
    if (statSync(path).isDirectory()) return filesBelow(path)
    return SCENARIO_FILE.test(name) ? [path] : []
  })
}
