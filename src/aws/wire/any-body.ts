import type { FastifyInstance } from 'fastify'

/** Takes any body, of any type or none, as bytes. AWS: operations without a body look at neither. */
export function takeAnyBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  // Fastify refuses a type that is none before it asks any parser.
  app.addHook('onRequest', ({ method, headers }, _reply, done) => {
    if (method !== 'GET') headers['content-type'] = 'application/octet-stream'
    done()
  })
}
