import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Test } from 'tap'
import { withoutSandbox } from '../../src/server/sandbox-routing.js'
import { whyNotModelled } from './hold-to-model.js'
import { whyNotDescribed } from './hold-to-openapi.js'
import { onSent } from './sent-responses.js'

/** A response as a client receives it. */
export interface SeenResponse {
  readonly method: string
  /** The path, below any sandbox's prefix, with the query. */
  readonly url: string
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  /** The body; empty for a HEAD request. */
  readonly text: string
}

/** Fails the test if an injected request gets a response that does not fit its declared schema. */
export function holdInjectedResponses(t: Test, app: FastifyInstance): void {
  const inject = app.inject.bind(app)
  app.inject = (async (options: InjectOptions | string) => {
    const response = await inject(options)
    const { method = 'GET', url } = typeof options === 'string' ? { url: options } : options
    const { statusCode, headers, body } = response
    hold(t, { method, url: resolved(String(url)), status: statusCode, headers, text: body })
    return response
  }) as typeof app.inject
}

/** What the server is asked for: injecting a request resolves `.` and `..` in its path first, as clients do. */
function resolved(url: string): string {
  const { pathname, search } = new URL(url.startsWith('/') ? `http://localhost${url}` : url)
  return pathname + search
}

/** Fails the test if a server of this process sends a response over a socket that does not fit its declared schema. */
export function holdSocketResponses(t: Test, port: number): void {
  t.teardown(onSent(port, (response) => hold(t, response)))
}

function hold(t: Test, response: SeenResponse): void {
  // Node itself refuses what a client expects that it does not know; the server never sees the request.
  if (response.status === 417) return
  // A client that goes through a proxy sends a whole URL; the tests of signed URLs inject one as well.
  const url = withoutSandbox(response.url.replace(/^https?:\/\/[^/]+/, ''))
  const isBelow = (prefix: string) => new RegExp(`^${prefix}(?=[/?]|$)`).test(url)
  // What is behind signed URLs is S3's, whose responses have no schema here.
  // The pages for browsers are described by no schema.
  if (isBelow('/signed-urls') || isBelow('/__admin/console') || isBelow('/__admin/docs') || response.status === 302)
    return
  const problem = (isBelow('/__admin') ? whyNotDescribed : whyNotModelled)({ ...response, url })
  if (problem) t.fail(`${response.method} ${response.url} responds with ${response.status}, ${problem}`, response)
}
