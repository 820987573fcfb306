import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Takes any body, of any type or none, as bytes. AWS: operations without a body look at neither. */
export function takeAnyBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

/** Lets a request pass whatever it says its body is: Fastify refuses a type that is none before it asks any parser. */
export function ignoreContentType({ headers }: FastifyRequest): void {
  headers['content-type'] = 'application/octet-stream'
}
