import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AdminError } from './admin-error.js'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered without the admin token. */
    public?: boolean
  }
}

/** Lets in only those who may use the control plane: no foreign web page and, with a token set, nobody without it. */
export function guard(app: FastifyInstance, token: string | undefined): void {
  app.addHook('onRequest', (request, _reply, done) => {
    done(foreignOrigin(request) ?? (token === undefined ? undefined : wrongToken(request, token)))
  })
}

/** Browsers say which page a request comes from; a page of another server must not command this one. */
function foreignOrigin({ headers }: FastifyRequest): AdminError | undefined {
  const { origin, host } = headers
  if (origin === undefined) return undefined
  const url = URL.canParse(origin) ? new URL(origin) : undefined
  if (url !== undefined && url.host === host?.toLowerCase()) return undefined
  return new AdminError(
    'ForeignOrigin',
    `Requests from pages of ${origin} are refused; only this server's own may be made.`
  )
}

function wrongToken({ headers, routeOptions }: FastifyRequest, token: string): AdminError | undefined {
  if (routeOptions.config.public) return undefined
  const given = /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1]
  if (given !== undefined && timingSafeEqual(digest(given), digest(token))) return undefined
  const message = `${given === undefined ? 'No' : 'The wrong'} token: send \`Authorization: Bearer TOKEN\` with what --admin-token was set to.`
  return new AdminError('Unauthorized', message)
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
