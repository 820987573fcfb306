import type { IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'

/** The start of a request target in absolute form, which clients of a proxy send: `http://host:port`. */
const SCHEME_AND_AUTHORITY = /^https?:\/\/([^/?#]*)/i

const PORT = /:\d+$/

/** The parts of a request that say where its client has reached the server. */
export type ReachedBy = Pick<IncomingMessage, 'headers' | 'url'> & {
  readonly socket?: IncomingMessage['socket'] | undefined
}

/** Returns the authority of a request target in absolute form: `host:port`. Undefined for a target in another form. */
export function authorityOf(target: string): string | undefined {
  return target.startsWith('/') ? undefined : SCHEME_AND_AUTHORITY.exec(target)?.[1]
}

/** Returns the target of a request in origin form: the path and the query, whatever form it was sent in. */
export function originForm(target: string): string {
  if (target.startsWith('/')) return target
  const rest = target.replace(SCHEME_AND_AUTHORITY, '')
  return rest.startsWith('/') || rest === target ? rest : `/${rest}`
}

/**
 * Returns the base URL at which a client has reached the server, without a slash at the end. It is that of the
 * request's target or of its Host, with the port of the connection if they have none, or else that of the connection:
 * so that the client can fetch what the URL is a base of. A port that a container maps can't be seen from inside it.
 */
export function endpointOf({ headers, url = '/', socket }: ReachedBy): string {
  const scheme = (socket as TLSSocket | undefined)?.encrypted ? 'https' : 'http'
  const host = authorityOf(url) ?? headers.host ?? ''
  if (host !== '' && URL.canParse(`${scheme}://${host}`))
    return `${scheme}://${withPort(host, scheme, socket?.localPort)}`
  return `${scheme}://${withPort(addressOf(socket?.localAddress), scheme, socket?.localPort)}`
}

function withPort(host: string, scheme: string, localPort: number | undefined): string {
  const isDefault = localPort === (scheme === 'https' ? 443 : 80)
  return PORT.test(host) || localPort === undefined || isDefault ? host : `${host.replace(/:$/, '')}:${localPort}`
}

/** The address of this end of a connection as a URL has it: an IPv6 address in brackets, an IPv4 address as it is. */
function addressOf(localAddress = 'localhost'): string {
  const address = localAddress.replace(/^::ffff:(?=\d+\.)/, '')
  return address.includes(':') ? `[${address.replace(/%.*$/, '')}]` : address
}
