import { ControlClient } from '../client/index.js'
import { setCurrentControl } from './current-control.js'
import { dropSandbox } from './drop-sandbox.js'
import { setEnvironment } from './environment.js'
import type { Run, SandboxOptions } from './options.js'

/** The hooks of a runner, around each test and after all tests of a file. */
export interface Hooks {
  beforeEach(hook: () => Promise<void>): void
  afterEach(hook: () => Promise<void>): void
  afterAll(hook: () => Promise<void>): void
}

/**
 * Enters the sandbox of a worker at once, resets it before each test and drops it after the last one. Each test may
 * have a sandbox of its own instead; and its verdict may be asserted. Both options are read at each test. Tests that
 * run at the same time, and the steps that node:test runs within a test, share the sandbox as the first of them found
 * it.
 */
export function useSandbox(run: Run, worker: string, options: SandboxOptions, hooks: Hooks): void {
  const server = new ControlClient(run.url, { token: run.token, fetch: fetchOnce(globalThis.fetch) })
  const ofWorker = `${run.id}-${worker}`
  let entered = ofWorker
  let tests = 0
  let running = 0
  const current = (): ControlClient => server.sandbox(entered)
  const enter = (name: string): void => {
    entered = name
    setCurrentControl(current())
    setEnvironment(current())
  }

  enter(ofWorker)
  hooks.beforeEach(async () => {
    running += 1
    if (running > 1) return
    if (options.sandbox === 'test') {
      tests += 1
      enter(`${ofWorker}-${tests}`)
    }
    await current().reset()
  })
  hooks.afterEach(async () => {
    running -= 1
    if (running > 0) return
    try {
      if (options.verdict) await current().assertVerdict()
    } finally {
      if (entered !== ofWorker) {
        await dropSandbox(server, entered)
        enter(ofWorker)
      }
    }
  })
  hooks.afterAll(() => dropSandbox(server, ofWorker))
}

/**
 * Returns the `fetch` of now, which tests may replace later. Its connections close after the response: one that is kept
 * would keep a process alive whose tests mock timers, until the server closes it.
 */
function fetchOnce(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return (url, init) => fetch(url, { ...init, headers: { ...(init?.headers as object), connection: 'close' } })
}
