import type { FastifyInstance } from 'fastify'

/**
 * Discards what is left of a body that was refused, and keeps its connection. Fastify would close it, and a system that
 * closes a connection on which unread bytes wait resets it: the client may never read why its body was refused.
 */
export function discardRestOfBody(app: FastifyInstance): void {
  app.addHook('onSend', ({ raw }, reply, payload, done) => {
    // What the raw response has is of a server that closes.
    if (reply.hasHeader('connection') && !reply.raw.hasHeader('connection')) {
      reply.removeHeader('connection')
      reply.raw.once('finish', () => raw.resume())
    }
    done(null, payload)
  })
}
