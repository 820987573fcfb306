import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Folders of installed packages: some have links back to this folder, so that there is no end of them. */
const INSTALLED = ['node_modules', 'venv']

/** Returns the paths of all files in a folder and in those below it, but for hidden folders and installed packages. */
export function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isFile()) return [path]
    const isLeftOut = !entry.isDirectory() || entry.name.startsWith('.') || INSTALLED.includes(entry.name)
    return isLeftOut ? [] : filesBelow(path)
  })
}
