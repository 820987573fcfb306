import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import type { Test } from 'tap'

/** The names of browsers that are looked for. */
const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome']

/** Nothing but the page: no sandbox, which root can't have, and no calls home. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--no-proxy-server',
  // Nothing is sent through it: the browser ends when the pipe closes, also when the process of the test is killed.
  '--remote-debugging-pipe'
]

/** The path of a browser on this machine; undefined if it has none. */
export const BROWSER = (process.env.PATH ?? '')
  .split(':')
  .flatMap((folder) => COMMANDS.map((command) => join(folder, command)))
  .find((path) => existsSync(path))

/**
 * Why a test in a browser is skipped; false if it is run. It takes long, and runs where the real clients are required:
 * there it is never skipped.
 */
export const WITHOUT_BROWSER = process.env.CI_REQUIRE_CLIENTS
  ? false
  : 'a test in a browser takes long: it is run by CI, and with CI_REQUIRE_CLIENTS=browser'

/** A page of an origin of its own. */
export interface Page<Input, Result> {
  readonly origin: string
  /**
   * Opens the page in a browser and runs its program. Returns what that returns; throws what it throws, or what the
   * browser says if it ends before.
   */
  run(input: Input, flags?: readonly string[]): Promise<Result>
}

/** What the page reports of its program. */
type Report<Result> = { readonly result: Result } | { readonly error: string }

/** Serves a page whose program exports `run`, a function of an input in JSON. It closes with the test. */
export async function servePage<Input, Result>(t: Test, program: string): Promise<Page<Input, Result>> {
  const script = await bundle(program)
  let input: Input
  let report = (_: Report<Result>) => {}
  const pages: Record<string, () => [type: string, body: string]> = {
    '/': () => ['text/html', '<!doctype html><title>test</title><script type="module" src="/program.js"></script>'],
    '/program.js': () => ['text/javascript', script],
    '/input': () => ['application/json', JSON.stringify(input)]
  }
  const server = createServer(async (request, response) => {
    if (request.url === '/report') report((await json(request)) as Report<Result>)
    const [type, body] = pages[request.url as string]?.() ?? ['text/plain', '']
    response.setHeader('content-type', type).end(body)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  t.teardown(() => {
    server.close()
    server.closeAllConnections()
  })
  // For a browser this is another site than 127.0.0.1, not only another origin.
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    origin,
    async run(given, flags = []) {
      input = given
      const reported = new Promise<Report<Result>>((resolve) => {
        report = resolve
      })
      const seen = await Promise.race([reported, openBrowser(t, [...flags, origin])])
      if ('error' in seen) throw new Error(seen.error)
      return seen.result
    }
  }
}

/** Bundles a program for browsers, with what runs it and reports to the server of the page. */
async function bundle(program: string): Promise<string> {
  const { build } = await import('esbuild')
  const contents = `
    import { run } from ${JSON.stringify(program)}
    const given = await (await fetch('/input')).json()
    const report = await run(given).then((result) => ({ result }), (error) => ({ error: String(error?.stack ?? error) }))
    await fetch('/report', { method: 'POST', body: JSON.stringify(report) })`
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    logLevel: 'silent'
  })
  return outputFiles.map(({ text }) => text).join('')
}

/** Opens a browser until the test ends. Throws what it has printed if it ends by itself. */
async function openBrowser(t: Test, args: readonly string[]): Promise<never> {
  if (BROWSER === undefined) throw new Error(`there is no browser here: ${COMMANDS.join(', ')}`)
  const home = await mkdtemp(join(tmpdir(), 'dataexchange-local-browser-'))
  const browser = spawn(BROWSER, [...FLAGS, `--user-data-dir=${home}`, ...args], {
    // A browser is many processes, which are ended together.
    detached: true,
    env: { PATH: process.env.PATH, HOME: home },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe']
  })
  let printed = ''
  browser.stderr?.on('data', (chunk) => {
    printed += chunk
  })
  let isClosed = false
  const closed = once(browser, 'close').finally(() => {
    isClosed = true
  })
  t.teardown(async () => {
    if (!isClosed) process.kill(-(browser.pid as number), 'SIGKILL')
    await closed
    await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  })
  const [code] = await closed
  throw new Error(`the browser ended with ${code}: ${printed}`)
}
