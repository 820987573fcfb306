import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'

/** How long a process may take to end after SIGTERM, in milliseconds. */
const END_WITHIN_MS = 5_000

const running = new Set<ChildProcess>()

// No server may outlive the benchmark, however the benchmark ends.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))

/** Starts a process that ends with the benchmark at the latest. */
export function startChild(command: string, argv: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, argv, options)
  running.add(child)
  child.once('error', () => running.delete(child))
  child.once('exit', () => running.delete(child))
  return child
}

/** Ends a process, if necessary by force, and waits until it has ended. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (!running.has(child)) return
  const tooLate = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS)
  child.kill()
  await once(child, 'exit')
  clearTimeout(tooLate)
}

/** Ends all processes that run, and waits until they have ended. */
export async function endChildren(): Promise<void> {
  await Promise.all([...running].map(endChild))
}
