import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SeenResponse } from './hold-responses.js'

type Listener = (response: SeenResponse) => void

const listeners = new Map<number, Listener>()

/**
 * Calls back with each response that the server on a port, in this process, has sent whole. Returns how to stop that.
 */
export function onSent(port: number, listener: Listener): () => void {
  listeners.set(port, listener)
  return () => listeners.delete(port)
}

// Node tells of each request of each server in the process, before the server's own listeners see it.
subscribe('http.server.request.start', (message) => {
  const { server, request, response } = message as {
    server: Server
    request: IncomingMessage
    response: ServerResponse
  }
  const listener = listeners.get((server.address() as AddressInfo | null)?.port ?? -1)
  if (listener) capture(request, response, listener)
})

function capture({ method = '', url = '' }: IncomingMessage, response: ServerResponse, listener: Listener): void {
  const { writeHead, write, end } = response
  const chunks: Buffer[] = []
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string))
  }
  // Headers that are given with the head are not among those that `getHeaders` has.
  let headers: Record<string, unknown> = {}
  response.writeHead = function (this: ServerResponse, ...head: unknown[]) {
    const given = head.find((part) => typeof part === 'object' && part !== null)
    headers = { ...this.getHeaders(), ...(given as object | undefined) }
    return writeHead.apply(this, head as Parameters<typeof writeHead>)
  } as typeof writeHead
  response.write = function (this: ServerResponse, ...body: unknown[]) {
    keep(body[0])
    return write.apply(this, body as Parameters<typeof write>)
  } as typeof write
  response.end = function (this: ServerResponse, ...body: unknown[]) {
    keep(body[0])
    return end.apply(this, body as Parameters<typeof end>)
  } as typeof end
  response.once('finish', () => {
    listener({ method, url, status: response.statusCode, headers, text: Buffer.concat(chunks).toString() })
  })
}
