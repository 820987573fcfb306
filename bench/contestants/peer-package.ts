import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../peers')
const INSTALL_WITHIN_MS = 600_000

let isTried = false

/** Returns the path of a file in the package of a peer. */
export function peerFile(name: string, file: string): string {
  return join(FOLDER, 'node_modules', name, file)
}

/** Returns the version of the package of a peer. */
export function peerVersion(name: string): string {
  return JSON.parse(readFileSync(peerFile(name, 'package.json'), 'utf8')).version
}

/** Returns why the package of a peer is missing, if it is. Installs all of them the first time that one is missing. */
export function peerMissing(name: string): string | undefined {
  if (!existsSync(peerFile(name, 'package.json')) && !isTried) {
    isTried = true
    process.stderr.write('installing the peers, once\n')
    const argv = ['ci', '--prefix', FOLDER, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error']
    spawnSync('npm', argv, { stdio: ['ignore', 2, 2], timeout: INSTALL_WITHIN_MS })
  }
  return existsSync(peerFile(name, 'package.json')) ? undefined : 'its package could not be installed'
}
