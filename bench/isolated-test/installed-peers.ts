import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../peers')
const INSTALL_WITHIN_MS = 600_000

/** The version of MockServer that is installed. */
export const MOCKSERVER_VERSION = readFileSync(join(FOLDER, 'mockserver-version'), 'utf8').trim()

/** MockServer's program. */
export const MOCKSERVER_JAR = join(FOLDER, `java/mockserver-netty-${MOCKSERVER_VERSION}-jar-with-dependencies.jar`)

/** moto's program. */
export const MOTO_SERVER = join(FOLDER, 'venv/bin/moto_server')

const PROGRAMS = { mockserver: MOCKSERVER_JAR, moto: MOTO_SERVER } as const

/** Installs the peers that are missing. One that cannot be installed stays missing. */
export function installMissing(): void {
  for (const [name, program] of Object.entries(PROGRAMS)) {
    if (existsSync(program)) continue
    process.stderr.write(`installing ${name}, once\n`)
    spawnSync(join(FOLDER, 'install'), [name], { stdio: ['ignore', 2, 2], timeout: INSTALL_WITHIN_MS })
  }
}

/** Returns why a peer that is missing does not take part. */
export function notInstalled(name: keyof typeof PROGRAMS): string {
  return `it is not installed; \`bench/peers/install ${name}\` does that`
}

/** Returns the version of moto that is installed. */
export function motoVersion(): string {
  return /moto.*==(.+)/.exec(readFileSync(join(FOLDER, 'requirements.txt'), 'utf8'))?.[1] as string
}
