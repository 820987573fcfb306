import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Test } from 'tap'

/** A request as the server has received it. */
export interface Received {
  readonly method: string
  /** As it was sent. */
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

/** What a server does with a request. */
export type Handle = (request: Received, response: ServerResponse, message: IncomingMessage) => void

/**
 * Starts a server on a free port, which closes with the test. By default it reads the body of a request before it
 * handles it.
 */
export async function startS3(
  t: Test,
  handle: Handle,
  readsBody = true
): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = []
  const server = createServer(async (message, response) => {
    const { method = '', url = '', headers } = message
    const body = readsBody ? await buffer(message).catch(() => Buffer.from('cut off')) : Buffer.alloc(0)
    const request = { method, url, headers, body }
    received.push(request)
    handle(request, response, message)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received }
}

/** Responds as S3 does to a request that fails. */
export function failWith(response: ServerResponse, status: number, code: string, message = 'Because.'): void {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(`<?xml version="1.0"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`)
}

/**
 * Returns the value that `Authorization` must have in a request without a query. AWS: "Signature Version 4", the
 * canonical request of S3, whose path is not encoded once more.
 */
export function expectedAuthorization({ method, url, headers }: Received, accessKeyId: string, secret: string): string {
  const signedHeaders = /SignedHeaders=([^,]*)/.exec(headers.authorization ?? '')?.[1] ?? ''
  const canonicalHeaders = signedHeaders
    .split(';')
    .map((name) => `${name}:${String(headers[name]).trim()}\n`)
    .join('')
  const payload = String(headers['x-amz-content-sha256'])
  const canonical = [method, url, '', canonicalHeaders, signedHeaders, payload].join('\n')
  const time = String(headers['x-amz-date'])
  const scope = [time.slice(0, 8), 'eu-west-1', 's3', 'aws4_request']
  const hash = createHash('sha256').update(canonical).digest('hex')
  const text = ['AWS4-HMAC-SHA256', time, scope.join('/'), hash].join('\n')
  const key = scope.reduce<string | Buffer>(
    (last, part) => createHmac('sha256', last).update(part).digest(),
    `AWS4${secret}`
  )
  const signature = createHmac('sha256', key).update(text).digest('hex')
  return `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope.join('/')}, SignedHeaders=${signedHeaders}, Signature=${signature}`
}
