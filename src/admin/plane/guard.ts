import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AdminError } from './admin-error.js'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the route is open to requests without the admin token. */
    public?: boolean
  }
}

/** Rejects requests without the admin token, if one is set. */
export function guard(app: FastifyInstance, token: string | undefined): void {
  if (token === undefined) return
  app.addHook('onRequest', (request, _reply, done) => done(wrongToken(request, token)))
}

function wrongToken({ headers, routeOptions }: FastifyRequest, token: string): AdminError | undefined {
  if (routeOptions.config.public) return undefined
  const given = /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1]
  if (given !== undefined && timingSafeEqual(digest(given), digest(token))) return undefined
  const message = `${given === undefined ? 'No' : 'The wrong'} token: send \`Authorization: Bearer TOKEN\` with the value of --admin-token.`
  return new AdminError('Unauthorized', message)
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
