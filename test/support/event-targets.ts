import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Test } from 'tap'
import type { EventBridgeEvent } from '../../src/core/event-bridge/event-bridge-event.js'
import type { PostEvent } from '../../src/event-targets/post-event.js'

/** An event, with an id of its own. */
export function eventOf(id: string, text = ''): EventBridgeEvent {
  return {
    version: '0',
    id,
    'detail-type': 'Revision Published To Data Set',
    source: 'aws.dataexchange',
    account: '000000000000',
    time: '2026-03-02T09:15:00Z',
    region: 'us-east-1',
    resources: [],
    detail: { text }
  }
}

/** A try to send an event, which a test ends. */
export interface Try {
  readonly url: string
  readonly sandbox: string
  readonly id: string
  /** When it began, in wall-clock milliseconds. */
  readonly at: number
  readonly signal: AbortSignal
  /** Ends it, as a failure if a reason is given. */
  end(failure?: string): void
}

/** Sends nothing, and keeps every try until the test ends it. */
export function heldTries(now: () => number): { readonly tries: Try[]; readonly post: PostEvent } {
  const tries: Try[] = []
  const post: PostEvent = (url, sandbox, { id }, signal) =>
    new Promise((resolve) => tries.push({ url, sandbox, id, at: now(), signal, end: resolve }))
  return { tries, post }
}

/** A request that a target received. */
export interface Received {
  readonly method: string | undefined
  readonly path: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly event: EventBridgeEvent
}

/**
 * A target that listens on a free port, responds as it is told to, and keeps what it received. It closes with the test.
 */
export async function listeningTarget(
  t: Test,
  respond: RequestListener = (_, response) => response.end()
): Promise<{ readonly url: string; readonly port: number; readonly received: Received[] }> {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray()
    const { method, url: path, headers } = request
    received.push({ method, path, headers, event: JSON.parse(Buffer.concat(chunks).toString()) })
    respond(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/2015-03-31/functions/function/invocations`, port, received }
}
