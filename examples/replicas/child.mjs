import { spawn } from 'node:child_process'

/**
 * The shell becomes the program, so that they have one process id. A subshell waits beside it: for a line if the
 * program has ended, or for the end of the pipe if this process has. Then it ends the program. It removes the folder
 * either way, and keeps standard error open until then.
 */
const ENDS_WITH_PARENT = `
folder=$1; shift
{ read -r _ <&3 || kill $$ 2>/dev/null; [ -z "$folder" ] || rm -rf "$folder"; } 4>&- >/dev/null &
exec "$@" 3<&-`

/**
 * Starts a program that ends with this process, even if this process is killed. `ended` resolves with its exit code or
 * the signal that ended it. Ctrl-C does not reach the program, which is in a session of its own.
 *
 * `stdout` is as in Node, by default standard error. `fd` becomes the program's file descriptor 4. `folder` is removed
 * when the program has ended.
 */
export function startChild(command, args, { stdout = 2, fd = 'ignore', folder = '' } = {}) {
  const child = spawn('sh', ['-c', ENDS_WITH_PARENT, 'sh', folder, command, ...args], {
    detached: true,
    stdio: ['ignore', stdout, 'inherit', 'pipe', fd]
  })
  const [, , , pipe] = child.stdio
  // The other end is closed if this line comes late.
  pipe.on('error', () => {})
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      pipe.end('\n')
      resolve(signal ?? `exit code ${code}`)
    })
    child.once('error', ({ message }) => resolve(message))
  })
  return { pid: child.pid, stdout: child.stdout, kill: (signal) => child.kill(signal), ended }
}
