import type { AddressInfo } from 'node:net'
import type { Test } from 'tap'
import type { Config } from '../../src/config/config.js'
import type { Scenario } from '../../src/core/world/scenario.js'
import { type RunningServer, type StartOptions, start } from '../../src/index.js'
import { build, type TestServer } from './build.js'
import { holdSocketResponses } from './hold-responses.js'

/** A server on a test's own time that listens on a free port. */
export interface ListeningServer extends TestServer {
  readonly port: number
  readonly url: string
}

/** As `build`, and it listens. What it sends over sockets is held against its schemas as well. */
export async function listen(
  t: Test,
  config: Partial<Config> = {},
  scenarios: readonly Scenario[] = []
): Promise<ListeningServer> {
  const built = build(t, config, scenarios)
  await built.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = built.app.server.address() as AddressInfo
  holdSocketResponses(t, port)
  return { ...built, port, url: `http://127.0.0.1:${port}` }
}

/** A server on real time, as users start it within a process. */
export interface StartedServer extends RunningServer {
  /** Calls the control plane, with a JSON body if one is given, and returns the JSON of the response. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
  admin(method: string, path: string, body?: unknown): Promise<any>
}

/** Starts a server as users do. It closes with the test, and what it sends is held against its schemas. */
export async function startServer(t: Test, options: StartOptions = {}): Promise<StartedServer> {
  const server = await start({ seed: 1, ...options })
  t.teardown(() => server.close())
  holdSocketResponses(t, server.port)
  const admin = async (method: string, path: string, body?: unknown) => {
    const json = body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await fetch(`${server.url}/__admin${path}`, { method, ...json })
    const text = await response.text()
    return text === '' ? undefined : JSON.parse(text)
  }
  return { ...server, admin }
}
