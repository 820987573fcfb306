import { isIP } from 'node:net'
import type { Config } from '../config/config.js'
import { allowedHost, hostName } from '../config/host-name.js'

/**
 * The domains whose names are served without configuration. No public name can be registered in them, so that no web
 * page can make one resolve to this server.
 */
const PRIVATE_DOMAINS = ['.localhost', '.local', '.internal', '.svc', '.test']

/**
 * Returns whether requests with this `Host` header are served. They are if it is absent or empty, an IP address, a name
 * without a dot or in a private domain, or allowed: as it is, as a name below an allowed `.domain`, or by `*`.
 */
export function isServedHost(host: string | undefined, allowed: readonly string[]): boolean {
  if (host === undefined || host === '' || allowed.includes('*')) return true
  const name = hostName(host)
  if (name === undefined) return false
  if (isIP(name) !== 0 || !name.includes('.')) return true
  return (
    PRIVATE_DOMAINS.some((domain) => name.endsWith(domain)) ||
    allowed.some((each) => (each.startsWith('.') ? name.endsWith(each) : name === each))
  )
}

/** Returns the hosts that a configuration allows in addition, in the form that `isServedHost` expects. */
export function allowedHostsOf({ allowedHosts, host, publicUrl }: Config): string[] {
  const given = [...allowedHosts, host, ...(publicUrl === undefined ? [] : [new URL(publicUrl).host])]
  return given.flatMap((each) => allowedHost(each) ?? [])
}
