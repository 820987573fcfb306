import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../peers')
const INSTALL_WITHIN_MS = 600_000

let isTried = false

/** Where the files of a peer's package are. */
export function peerFile(name: string, file: string): string {
  return join(FOLDER, 'node_modules', name, file)
}

/** The version of a peer's package. */
export function peerVersion(name: string): string {
  return JSON.parse(readFileSync(peerFile(name, 'package.json'), 'utf8')).version
}

/** Why a peer's package is not there, if it is not; the first time that one is missing, all are installed. */
export function peerMissing(name: string): string | undefined {
  if (!existsSync(peerFile(name, 'package.json')) && !isTried) {
    isTried = true
    process.stderr.write('installing the peers, once\n')
    const words = ['ci', '--prefix', FOLDER, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error']
    spawnSync('npm', words, { stdio: ['ignore', 2, 2], timeout: INSTALL_WITHIN_MS })
  }
  return existsSync(peerFile(name, 'package.json')) ? undefined : 'its package could not be installed'
}
