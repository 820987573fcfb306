import type { FastifyInstance, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** The `Content-Type` that the client sent, in a request with a body; undefined if there is none. */
    contentType: string | undefined
  }
}

/** Takes any body, of any type or none, as bytes. AWS: operations without a body look at neither. */
export function takeAnyBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.decorateRequest('contentType')
}

/** Lets a request pass whatever it says its body is: Fastify refuses a type that is none before it asks any parser. */
export function ignoreContentType(request: FastifyRequest): void {
  const { headers } = request
  request.contentType = headers['content-type']
  headers['content-type'] = 'application/octet-stream'
}
