// For the tests: runs start.mjs as a user does, from another folder.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { findHaproxy } from './haproxy.mjs'

/**
 * The options of tests: they are skipped without HAProxy, but in CI they fail. The time is far longer than they take on
 * the busiest machine, and ends a test that waits for what does not happen.
 */
export const options = { skip: !findHaproxy() && !process.env.CI && 'HAProxy is not installed', timeout: 600_000 }

const START = fileURLToPath(new URL('start.mjs', import.meta.url))

/** Returns a new folder, which is removed after the test. */
export function temporaryFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), 'replicas-test-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/**
 * Runs the command with arguments that it refuses, or with which it fails. Returns its exit code and what it printed.
 */
export function runStart(folder, args, { script = START, env = {} } = {}) {
  const options = { cwd: folder, env: { ...process.env, TMPDIR: folder, ...env }, encoding: 'utf8' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], options)
  return { status, stdout, stderr }
}

/**
 * Starts replicas, with the standard input closed and with a folder for temporary files. Returns the line that it
 * prints, as an object, and:
 *
 * - `child`, its process. `lines`, what it has printed on standard output.
 * - `told(pattern)`, which resolves with the match of the next line on standard error that has the pattern.
 */
export async function startCluster(t, folder, count) {
  const child = spawn('sh', ['-c', 'exec "$@" <&-', 'sh', process.execPath, START, '--replicas', String(count)], {
    cwd: folder,
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  t.after(() => child.kill('SIGKILL'))
  const lines = []
  let lastLogged = 'nothing logged'
  const log = createInterface(child.stderr).on('line', (line) => {
    lastLogged = line
  })
  const first = new Promise((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line)
      resolve(line)
    })
    child.once('close', (code, signal) => reject(new Error(`It ended with ${code ?? signal}: ${lastLogged}`)))
  })
  const told = (pattern) =>
    new Promise((resolve) => {
      const look = (line) => {
        const match = pattern.exec(line)
        if (match === null) return
        log.off('line', look)
        resolve(match)
      }
      log.on('line', look)
    })
  return { child, lines, told, ...JSON.parse(await first) }
}
