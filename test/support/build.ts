import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Test } from 'tap'
import type { NamedScenario } from '../../src/admin/sandboxes/scenarios.js'
import { buildApp } from '../../src/app.js'
import { type Config, defaultConfig } from '../../src/config/config.js'
import type { Scenario } from '../../src/core/world/scenario.js'
import { withoutSandbox } from '../../src/server/sandbox-routing.js'
import { whyNotDescribed } from './hold-to-openapi.js'
import { TestWall } from './test-wall.js'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** A server on a test's own time, which is closed with the test and whose control plane is held to its description. */
export interface TestServer extends TestSandbox {
  readonly app: FastifyInstance
  readonly wall: TestWall
  /** What is below the prefix of a sandbox. */
  sandbox(name: string): TestSandbox
}

/** A way into a sandbox. */
export interface TestSandbox {
  /** Asks the control plane, with a JSON body where one is given. */
  admin(method: Method, path: string, body?: unknown): Promise<Answer>
  /** Calls GetJob. */
  getJob(id: string, headers?: Record<string, string>): Promise<Answer>
}

/** What a test looks at in an answer. */
export interface Answer {
  readonly status: number
  readonly headers: Record<string, unknown>
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
  readonly body: any
}

export function build(t: Test, config: Partial<Config> = {}, scenarios: readonly Scenario[] = []): TestServer {
  const wall = new TestWall()
  const named: NamedScenario[] = scenarios.map((scenario) => ({ file: `${scenario.name}.json`, scenario }))
  const app = buildApp({ config: { ...defaultConfig(), seed: 1, ...config }, scenarios: named, wall })
  holdToDescription(t, app)
  t.teardown(() => app.close())

  async function ask(method: Method, url: string, rest: object): Promise<Answer> {
    const { statusCode, headers, body } = await app.inject({ method, url, ...rest })
    return { status: statusCode, headers, body: body === '' ? undefined : JSON.parse(body) }
  }
  const below = (prefix: string): TestSandbox => ({
    admin: (method, path, body) =>
      ask(
        method,
        `${prefix}/__admin${path}`,
        body === undefined ? {} : { headers: JSON_TYPE, payload: JSON.stringify(body) }
      ),
    getJob: (id, headers = {}) => ask('GET', `${prefix}/v1/jobs/${encodeURIComponent(id)}`, { headers })
  })
  return { app, wall, ...below(''), sandbox: (name) => below(`/sandbox/${name}`) }
}

const JSON_TYPE = { 'content-type': 'application/json' }

/** Fails the test if the control plane gives an injected request any response that its description does not have. */
function holdToDescription(t: Test, app: FastifyInstance): void {
  const inject = app.inject.bind(app)
  app.inject = (async (options: InjectOptions | string) => {
    const response = await inject(options)
    const { method = 'GET', url } = typeof options === 'string' ? { url: options } : options
    const path = withoutSandbox(String(url))
    if (!/^\/__admin(?=[/?]|$)/.test(path)) return response
    const { statusCode: status, body: text } = response
    const problem = whyNotDescribed({ method, url: path, status, text })
    if (problem) t.fail(`${method} ${url} responds with ${status}, ${problem}`, { text })
    return response
  }) as typeof app.inject
}
