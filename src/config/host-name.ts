import { isIP, isIPv6 } from 'node:net'

/** The longest text that is looked at: longer than any host name with a port. */
const MAX_LENGTH = 300

/** An IPv6 address in brackets, or a name or an IPv4 address with at most one final dot; then perhaps a port. */
const HOST = /^(?:\[([\da-f:.]+(?:%[\w%.-]*)?)\]|([\w-]+(?:\.[\w-]+)*)\.?)(?::\d*)?$/

/** The name of a network interface at the end of an IPv6 address. */
const ZONE = /%.*$/

/** AWS: SDKs put this before the host of the endpoint when they call SendApiAsset. */
const API_PREFIX = /^api-fulfill\.(?=.)/

/**
 * Returns the name or the address in the value of a `Host` header: in lower case and without a port, a final dot, the
 * brackets of an IPv6 address, and the prefix `api-fulfill.`. Returns undefined if the value is not valid.
 */
export function hostName(host: string): string | undefined {
  if (host.length > MAX_LENGTH) return undefined
  const [, address, name] = HOST.exec(host.toLowerCase()) ?? []
  if (address === undefined) return name?.replace(API_PREFIX, '')
  return isIPv6(address.replace(ZONE, '')) ? address : undefined
}

/**
 * Returns the hosts that a value of `--allowed-hosts` allows: a name, `.domain` or `*`; undefined if it is not valid.
 */
export function allowedHost(text: string): string | undefined {
  if (text === '*' || isIP(text) !== 0) return text.toLowerCase()
  if (!text.startsWith('.')) return hostName(text)
  const domain = hostName(text.slice(1))
  return domain && `.${domain}`
}
