import type { InjectOptions } from 'fastify'
import { ControlClient } from '../../src/client/index.js'
import type { TestServer } from './build.js'

/** A client that reaches a server without a socket. */
export interface CountingClient {
  readonly client: ControlClient
  /** The requests so far: method, and path below `/__admin` with its query. */
  readonly asked: string[]
}

/** Returns a client of the default sandbox of a server that notes what it asks for. */
export function countingClient({ app }: Pick<TestServer, 'app'>): CountingClient {
  const asked: string[] = []
  const client = new ControlClient('http://localhost', {
    fetch: async (input, { method = 'GET', headers, body } = {}) => {
      const { pathname, search } = new URL(String(input))
      asked.push(`${method} ${pathname.replace(/^.*\/__admin/, '')}${search}`)
      const payload = body === undefined || body === null ? {} : { payload: String(body) }
      const response = await app.inject({
        method: method as NonNullable<InjectOptions['method']>,
        url: pathname + search,
        headers: headers as Record<string, string>,
        ...payload
      })
      const hasBody = response.statusCode !== 204
      return new Response(hasBody ? response.body : null, { status: response.statusCode })
    }
  }).sandbox('default')
  return { client, asked }
}
