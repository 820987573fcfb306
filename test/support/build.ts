import type { FastifyInstance } from 'fastify'
import type { Test } from 'tap'
import type { NamedScenario } from '../../src/admin/sandboxes/scenario-view.js'
import { buildApp } from '../../src/app.js'
import { type Config, defaultConfig } from '../../src/config/config.js'
import type { ObjectStorage } from '../../src/core/storage/object-storage.js'
import type { Scenario } from '../../src/core/world/scenario.js'
import { SnapshotFile } from '../../src/snapshot-file/snapshot-file.js'
import { holdInjectedResponses } from './hold-responses.js'
import { TestWall } from './test-wall.js'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A server on a test's own time. It closes with the test, and what it responds is held against its schemas. */
export interface TestServer extends TestSandbox {
  readonly app: FastifyInstance
  readonly wall: TestWall
  /** The file of `config.snapshot`, which is neither checked nor loaded yet. */
  readonly snapshots: SnapshotFile | undefined
  /** What is below the prefix of a sandbox. */
  sandbox(name: string): TestSandbox
}

/** A way into a sandbox. */
export interface TestSandbox {
  /** Calls the control plane, with a JSON body if one is given. */
  admin(method: Method, path: string, body?: unknown): Promise<Answer>
  /** Calls the data plane. A body that is not a string is sent as JSON, without a content type. */
  aws(method: Method, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
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

export function build(
  t: Test,
  config: Partial<Config> = {},
  scenarios: readonly Scenario[] = [],
  objects?: ObjectStorage
): TestServer {
  const wall = new TestWall()
  const named: NamedScenario[] = scenarios.map((scenario) => ({ file: `${scenario.name}.json`, scenario }))
  const snapshots = config.snapshot === undefined ? undefined : new SnapshotFile(config.snapshot)
  const app = buildApp({
    config: { ...defaultConfig(), seed: 1, isSeedGiven: true, ...config },
    scenarios: named,
    wall,
    ...(snapshots && { snapshots }),
    ...(objects && { objects })
  })
  holdInjectedResponses(t, app)
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
    aws: (method, path, body, headers = {}) => {
      const payload = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
      return ask(method, `${prefix}${path}`, { headers, ...(payload !== undefined && { payload }) })
    },
    getJob: (id, headers = {}) => ask('GET', `${prefix}/v1/jobs/${encodeURIComponent(id)}`, { headers })
  })
  return { app, wall, snapshots, ...below(''), sandbox: (name) => below(`/sandbox/${name}`) }
}

const JSON_TYPE = { 'content-type': 'application/json' }
