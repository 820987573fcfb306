import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AdminError } from './admin-error.js'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the route is open to requests without the admin token. */
    public?: boolean
  }
}

/** Rejects requests made by web pages of other origins and, if a token is set, requests without it. */
export function guard(app: FastifyInstance, token: string | undefined): void {
  app.addHook('onRequest', (request, _reply, done) => {
    done(foreignOrigin(request) ?? (token === undefined ? undefined : wrongToken(request, token)))
  })
}

/** Browsers send the origin of the page that made a request; a page of another origin must not control this server. */
function foreignOrigin({ headers }: FastifyRequest): AdminError | undefined {
  const { origin, host } = headers
  if (origin === undefined) return undefined
  const url = URL.canParse(origin) ? new URL(origin) : undefined
  if (url !== undefined && url.host === host?.toLowerCase()) return undefined
  return new AdminError(
    'ForeignOrigin',
    `Requests from web pages of ${origin} are refused; only pages of this server's own origin may make them.`
  )
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
