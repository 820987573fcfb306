import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { startChild } from './child.mjs'

/** The command of the server, as `npm run build` makes it. */
export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/**
 * Starts a server on a free port, with the options of the environment. `ready` resolves with its URL once it has loaded
 * its fixtures; it rejects if the server ends before.
 */
export function startReplica() {
  const args = [CLI, '--host', '127.0.0.1', '--port', '0']
  const { pid, stdout, kill, ended } = startChild(process.execPath, args, { stdout: 'pipe' })
  const ready = new Promise((resolve, reject) => {
    createInterface(stdout).on('line', (line) => {
      const url = / ready on (http:\S+)/.exec(line)?.[1]
      if (url !== undefined) resolve(url)
    })
    ended.then((how) => reject(new Error(`A replica ended with ${how} before it was ready.`)))
  })
  return { pid, kill, ended, ready }
}
