import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import type { Test } from 'tap'

/** The command as it is built: `npm test` builds it first. */
const CLI = 'dist/cli.js'

/** The command as it runs. */
export interface Run {
  readonly child: ChildProcess
  /** What it has printed so far. */
  readonly out: { stdout: string; stderr: string }
  readonly exit: Promise<number | null>
}

/**
 * What becomes of the output: it is read, it is not read for now, its reader has gone away, or it goes to a device that
 * is full.
 */
export type Reader = 'reads' | 'waits' | 'gone' | 'full'

/** Who reads the outputs of the command. */
export interface Readers {
  readonly stdout?: Reader
  readonly stderr?: Reader
}

/** Runs the command. It is killed with the test. */
export function run(t: Test, argv: string[], env: Record<string, string> = {}, readers: Readers = {}): Run {
  // `env -i` gives it this environment only: tap adds to that of each child what makes it take thrice as long to start.
  const variables = Object.entries({ PATH: process.env.PATH ?? '', ...env }).map(([name, value]) => `${name}=${value}`)
  const full = openSync('/dev/full', 'w')
  const target = (reader?: Reader) => (reader === 'full' ? full : 'pipe')
  const child = spawn('env', ['-i', ...variables, process.execPath, CLI, ...argv], {
    stdio: ['pipe', target(readers.stdout), target(readers.stderr)]
  })
  closeSync(full)
  const out = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    const { [name]: reader = 'reads' } = readers
    if (reader === 'gone') child[name]?.destroy()
    if (reader !== 'reads') continue
    child[name]?.on('data', (chunk) => {
      out[name] += chunk
    })
  }
  t.teardown(() => child.kill('SIGKILL'))
  // What is not read does not close.
  const end = Object.values(readers).includes('waits') ? 'exit' : 'close'
  return { child, out, exit: once(child, end).then(([code]) => code) }
}

/** A server that has said that it is ready, on a free port. */
export async function serve(
  t: Test,
  argv: string[] = [],
  env: Record<string, string> = {},
  readers: Readers = {}
): Promise<Run & { url: string }> {
  const started = run(t, ['--port', '0', '--log-level', 'silent', ...argv], env, readers)
  for (;;) {
    const url = /dataexchange-local ready on (https?:\S+)/.exec(started.out.stdout)?.[1]
    if (url !== undefined) return { ...started, url }
    await Promise.race([
      once(started.child.stdout as NodeJS.ReadableStream, 'data'),
      started.exit.then((code) => {
        throw new Error(`it ended with ${code}: ${started.out.stderr}`)
      })
    ])
  }
}
